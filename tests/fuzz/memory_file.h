// Files in memory, for readers that open what they read by its name.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <string>
#include <string_view>

#include "tests/fuzz/require.h"

namespace pgstow::fuzz {

inline void WriteWhole(int fd, std::string_view bytes) {
  const ssize_t written = ::write(fd, bytes.data(), bytes.size());
  Require(written == static_cast<ssize_t>(bytes.size()), "there is room for all bytes");
}

// A file in memory that has a path, for as long as it lives.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : fd_(::memfd_create("input", MFD_CLOEXEC)) {
    Require(fd_ >= 0, "there is room for a file in memory");
    WriteWhole(fd_, bytes);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(fd_); }

  std::string path() const { return "/proc/self/fd/" + std::to_string(fd_); }

 private:
  int fd_;
};

}  // namespace pgstow::fuzz
