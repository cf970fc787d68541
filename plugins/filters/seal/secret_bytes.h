// Memory for keys: locked, so that it is not written to swap, between guard pages, left out of core
// dumps, and wiped when it goes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <span>
#include <string_view>
#include <utility>

#include <pgstow/sdk/error.h>
#include <sodium.h>

namespace pgstow::seal {

// Must have been called before anything else of libsodium is used; any thread, any number of times.
inline void StartSodium() {
  if (sodium_init() < 0) sdk::Fail(PGSTOW_E_INTERNAL, "libsodium does not start");
}

// As many bytes, 0 at first. Throws std::bad_alloc.
class SecretBytes {
 public:
  explicit SecretBytes(size_t size)
      : bytes_(static_cast<uint8_t*>(sodium_malloc(size))), size_(size) {
    if (bytes_ == nullptr) throw std::bad_alloc();
    sodium_memzero(bytes_, size_);
  }
  ~SecretBytes() { sodium_free(bytes_); }
  SecretBytes(SecretBytes&& other) noexcept
      : bytes_(std::exchange(other.bytes_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  SecretBytes& operator=(SecretBytes&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(size_, other.size_);
    return *this;
  }

  uint8_t* data() { return bytes_; }
  const uint8_t* data() const { return bytes_; }
  size_t size() const { return size_; }
  std::span<uint8_t> room() { return {bytes_, size_}; }
  sdk::Bytes view() const { return {bytes_, size_}; }

 private:
  uint8_t* bytes_;
  size_t size_;
};

}  // namespace pgstow::seal
