// Room for the bytes of a record. It only grows, and is not cleared: what is read overwrites it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>

namespace pgstow::custom {

class Buffer {
 public:
  // Room for `size` bytes, whose first `kept` are those that were there.
  std::span<uint8_t> Room(size_t size, size_t kept = 0) {
    if (size > size_) {
      auto larger = std::make_unique_for_overwrite<uint8_t[]>(size);
      if (kept > 0) std::memcpy(larger.get(), bytes_.get(), kept);
      bytes_ = std::move(larger);
      size_ = size;
    }
    return {bytes_.get(), size};
  }

 private:
  std::unique_ptr<uint8_t[]> bytes_;
  size_t size_ = 0;
};

}  // namespace pgstow::custom
