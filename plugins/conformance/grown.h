// Structs of the ABI as newer headers could have them.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace pgstow::conformance {

// A struct with members behind those that this program's headers know. They are made of bytes that
// mean nothing, so nobody may rely on them, and of an out struct nobody may write them.
template <typename Struct>
struct Grown {
  Grown() : Grown(Struct{}) {}
  explicit Grown(const Struct& from) : known(from) {
    known.size = sizeof(*this);
    unknown.fill(kFill);
  }

  bool untouched() const {
    return std::ranges::all_of(unknown, [](uint8_t byte) { return byte == kFill; });
  }

  static constexpr uint8_t kFill = 0xa5;
  Struct known{};
  std::array<uint8_t, 64> unknown{};
};

}  // namespace pgstow::conformance
