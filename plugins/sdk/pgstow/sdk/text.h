// Ranges of the ABI as C++ views, and back. A view lives as long as the range it was made from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include <pgstow/abi.h>

namespace pgstow::sdk {

using Bytes = std::span<const uint8_t>;

constexpr std::string_view View(pgstow_str text) {
  return text.len == 0 ? std::string_view{} : std::string_view{text.ptr, text.len};
}
constexpr Bytes View(pgstow_bytes bytes) { return {bytes.ptr, bytes.len}; }

constexpr pgstow_str Abi(std::string_view text) { return {text.data(), text.size()}; }
constexpr pgstow_bytes Abi(Bytes bytes) { return {bytes.data(), bytes.size()}; }

inline Bytes AsBytes(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}
inline std::string_view AsText(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Text and integers, one after another: Concat("frame ", 3, " of entry ", id).
template <typename... Pieces>
std::string Concat(const Pieces&... pieces) {
  std::string text;
  const auto append = [&text](const auto& piece) {
    if constexpr (std::is_arithmetic_v<std::remove_cvref_t<decltype(piece)>>) {
      text += std::to_string(piece);
    } else {
      text += std::string_view(piece);
    }
  };
  (append(pieces), ...);
  return text;
}

}  // namespace pgstow::sdk
