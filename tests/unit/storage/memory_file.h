// A regular file that is on no disk, for tests that change it thousands of times.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <string>

#include <gtest/gtest.h>

namespace pgstow::tests {

class MemoryFile {
 public:
  MemoryFile() : fd_(::memfd_create("pgstow-test", MFD_CLOEXEC)) { EXPECT_GE(fd_, 0); }
  explicit MemoryFile(const std::string& content) : MemoryFile() { Put(content); }
  ~MemoryFile() { ::close(fd_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  // Replaces the content.
  void Put(const std::string& content) {
    EXPECT_EQ(::ftruncate(fd_, static_cast<off_t>(content.size())), 0);
    EXPECT_EQ(::pwrite(fd_, content.data(), content.size(), 0),
              static_cast<ssize_t>(content.size()));
  }

  // A name that it can be opened by, each time from its start.
  std::string path() const { return "/proc/self/fd/" + std::to_string(fd_); }

 private:
  int fd_;
};

}  // namespace pgstow::tests
