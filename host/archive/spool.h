// Bytes that came before their turn.
#pragma once

#include <cstdint>
#include <functional>
#include <span>

namespace pgstow::archive {

// One temporary file without a name, so that it goes with the program. Its room is given back only
// then. One thread. All functions throw kIo.
class Spool {
 public:
  // Where bytes stand in the file.
  struct Extent {
    uint64_t offset = 0;
    uint64_t length = 0;
  };

  Spool() = default;
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  Extent Append(std::span<const char> bytes);

  // Gives the bytes of an extent, in pieces.
  void Read(const Extent& extent, const std::function<void(std::span<const char>)>& use) const;

 private:
  int descriptor_ = -1;  // none until something is kept
  uint64_t size_ = 0;
};

}  // namespace pgstow::archive
