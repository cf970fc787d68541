// The checksum of frames and tables of contents: XXH3, 64 bits, seed 0. The only folder that knows
// the xxHash library; plugins ask the host for it (PGSTOW_CHECKSUM_SERVICE).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace pgstow::base {

// The checksum of one range. Any thread.
uint64_t Xxh3(std::span<const std::byte> bytes);

// The checksum of ranges given one after another. One thread at a time.
class Xxh3Stream {
 public:
  Xxh3Stream();
  ~Xxh3Stream();
  Xxh3Stream(Xxh3Stream&&) noexcept;
  Xxh3Stream& operator=(Xxh3Stream&&) noexcept;

  void Update(std::span<const std::byte> bytes);
  uint64_t Digest() const;  // of all bytes so far; Update may follow

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace pgstow::base
