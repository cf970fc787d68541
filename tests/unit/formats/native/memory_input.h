// Bytes in memory as an input of the codec.
#pragma once

#include <algorithm>
#include <cstring>
#include <string>

#include "formats/native/input.h"

namespace pgstow::native {

inline Input InputOf(std::string bytes) {
  return Input([bytes = std::move(bytes), at = size_t{0}](std::span<uint8_t> room) mutable {
    const size_t length = std::min(room.size(), bytes.size() - at);
    std::memcpy(room.data(), bytes.data() + at, length);
    at += length;
    return length;
  });
}

}  // namespace pgstow::native
