// A tar archive is made of blocks: headers of one, and data filled up with zeros. Source:
// https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html, "ustar Interchange Format".
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include <pgstow/sdk/text.h>

namespace pgstow::tar {

inline constexpr uint64_t kBlockBytes = 512;
inline constexpr uint64_t kEndBytes = 2 * kBlockBytes;  // of zeros, after the last member
inline constexpr uint64_t kMaxMemberBytes = uint64_t{1} << 62;

inline constexpr std::string_view kScriptMember = "restore.sql";

// How many zeros follow that much data.
constexpr uint64_t PaddingOf(uint64_t bytes) {
  return (kBlockBytes - bytes % kBlockBytes) % kBlockBytes;
}

inline bool AllZero(sdk::Bytes bytes) {
  return std::ranges::all_of(bytes, [](uint8_t byte) { return byte == 0; });
}

}  // namespace pgstow::tar
