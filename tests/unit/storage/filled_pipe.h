// A pipe with all its content in it already, and nobody to write more.
#pragma once

#include <unistd.h>

#include <string>

#include <gtest/gtest.h>

namespace pgstow::tests {

class FilledPipe {
 public:
  // `content` fits into a pipe's buffer, 64 KiB.
  explicit FilledPipe(const std::string& content) {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    EXPECT_EQ(::write(ends[1], content.data(), content.size()),
              static_cast<ssize_t>(content.size()));
    ::close(ends[1]);
    read_end_ = ends[0];
  }
  ~FilledPipe() { ::close(read_end_); }
  FilledPipe(const FilledPipe&) = delete;
  FilledPipe& operator=(const FilledPipe&) = delete;

  // A name that it can be opened by.
  std::string path() const { return "/dev/fd/" + std::to_string(read_end_); }

 private:
  int read_end_;
};

}  // namespace pgstow::tests
