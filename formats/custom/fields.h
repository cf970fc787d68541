// Fields of fixed size, one after another, little-endian.
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>

#include <pgstow/sdk/text.h>

namespace pgstow::custom {

using sdk::Bytes;

// Fills `kSize` bytes from the front.
template <size_t kSize>
class FieldWriter {
 public:
  template <std::unsigned_integral Number>
  void Put(Number number) {
    for (size_t i = 0; i < sizeof(Number); ++i) {
      bytes_[filled_++] = static_cast<uint8_t>(uint64_t{number} >> (8 * i));
    }
  }
  void Put(Bytes raw) {
    for (const uint8_t byte : raw) bytes_[filled_++] = byte;
  }

  Bytes filled() const { return Bytes(bytes_).first(filled_); }
  std::array<uint8_t, kSize> Take() const { return bytes_; }

 private:
  std::array<uint8_t, kSize> bytes_{};
  size_t filled_ = 0;
};

// Takes fields off the front. The caller gave bytes for all of them.
class FieldReader {
 public:
  explicit FieldReader(Bytes bytes) : bytes_(bytes) {}

  template <std::unsigned_integral Number>
  Number Get() {
    uint64_t number = 0;
    for (size_t i = 0; i < sizeof(Number); ++i) number |= uint64_t{bytes_[i]} << (8 * i);
    bytes_ = bytes_.subspan(sizeof(Number));
    return static_cast<Number>(number);
  }
  Bytes Get(size_t count) {
    const Bytes taken = bytes_.first(count);
    bytes_ = bytes_.subspan(count);
    return taken;
  }
  template <size_t kCount>
  std::array<uint8_t, kCount> GetArray() {
    std::array<uint8_t, kCount> taken;
    std::copy_n(Get(kCount).begin(), kCount, taken.begin());
    return taken;
  }

 private:
  Bytes bytes_;
};

}  // namespace pgstow::custom
