// What the host tells of a TOC as messages of proto/pgstow/v1/toc.proto.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <pgstow/format.h>

namespace pgstow::v1 {
class Entry;
class Header;
class Toc;
}  // namespace pgstow::v1

namespace pgstow::custom {

// Gives each different text a number, from 1, and puts it into the TOC's names; the empty text is
// 0.
class NameTable {
 public:
  explicit NameTable(v1::Toc& toc) : toc_(toc) {}  // which outlives it

  uint32_t NumberOf(pgstow_str text);

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  v1::Toc& toc_;
  std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>> numbers_;
};

void EncodeHeader(const pgstow_toc_header& from, size_t entry_count, v1::Header& to);

// All of the entry but its texts; `to` is empty.
void EncodeFacts(const pgstow_entry& from, NameTable& names, v1::Entry& to);

// The texts of the entry: definition, drop, copy and what it is owned as.
void EncodeTexts(const pgstow_entry& from, v1::Entry& to);

// The bit of Entry.texts for each of them.
enum TextBit : uint32_t { kDefinitionBit = 1, kDropBit = 2, kCopyBit = 4, kOwnedAsBit = 8 };

}  // namespace pgstow::custom
