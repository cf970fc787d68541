// Values of PostgreSQL's own types in the binary form that servers take and send. Pure.
// What each type's form is, the server says by taking what it sent itself: see
// https://www.postgresql.org/docs/18/sql-copy.html, "Binary Format", and the sources of the types'
// receive functions that it refers to.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace pgstow::rows {

// Writes the form of `value`, the text that a server writes with the settings of a dump (DateStyle
// ISO), to `out`, which has room for MostBinary(value.size()) bytes. Returns where it ends; nullptr
// for a text that is not spelled so.
using BinaryEncoder = char* (*)(std::string_view value, char* out);

// Of the type with that OID; nullptr for types that have none here.
BinaryEncoder BinaryEncoderOf(uint32_t type);

constexpr size_t MostBinary(size_t text_bytes) { return text_bytes + 16; }

// The OID of text, whose form enumerations have, too.
inline constexpr uint32_t kTextType = 25;

// Writes a number with its highest byte first; returns where it ends.
template <std::integral Integer>
char* PutBigEndian(Integer value, char* out) {
  const auto bits = static_cast<std::make_unsigned_t<Integer>>(value);
  // One after the other in the source, so that compilers make one store of them.
  [&]<size_t... kByte>(std::index_sequence<kByte...>) {
    ((out[kByte] = static_cast<char>(bits >> (8 * (sizeof(bits) - 1 - kByte)))), ...);
  }
  (std::make_index_sequence<sizeof(bits)>());
  return out + sizeof(bits);
}

}  // namespace pgstow::rows
