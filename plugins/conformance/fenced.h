// Bytes with nothing behind them: to read one more ends the process.
#pragma once

#include <cstddef>
#include <string_view>

#include <pgstow/abi.h>

namespace pgstow::conformance {

class FencedBytes {
 public:
  // Copies the bytes to the end of a page that no readable one follows. Throws Broken when there
  // is no memory.
  explicit FencedBytes(std::string_view bytes);
  ~FencedBytes();
  FencedBytes(const FencedBytes&) = delete;
  FencedBytes& operator=(const FencedBytes&) = delete;

  pgstow_bytes abi() const { return {bytes_, size_}; }

 private:
  void* pages_;
  size_t mapped_;
  const uint8_t* bytes_;
  size_t size_;
};

}  // namespace pgstow::conformance
