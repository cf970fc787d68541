// Ranges of the plugin ABI from and to those of the host.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include <pgstow/abi.h>

namespace pgstow::archive {

inline pgstow_str Abi(std::string_view text) { return {text.data(), text.size()}; }
inline pgstow_bytes Abi(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()};
}

inline std::string_view View(pgstow_str text) {
  return text.len == 0 ? std::string_view{} : std::string_view{text.ptr, text.len};
}
inline std::span<const std::byte> View(pgstow_bytes bytes) {
  return {reinterpret_cast<const std::byte*>(bytes.ptr), bytes.len};
}

}  // namespace pgstow::archive
