// Lines that programs read: a stream of JSON objects, one a line.
#pragma once

#include <mutex>
#include <string>
#include <string_view>

namespace pgstow::cli {

// Where such lines go: a file, or standard error, there never within a message. Any thread.
class LineFile {
 public:
  // "" is standard error. A file that is there is begun anew, but for one that holds anything else
  // than such lines: that is not touched. Throws kInput for it, kIo.
  explicit LineFile(std::string path);
  ~LineFile();
  LineFile(const LineFile&) = delete;
  LineFile& operator=(const LineFile&) = delete;

  // Hands the line, with a newline, to the system before it returns. Throws kIo.
  void Write(std::string_view line);

 private:
  [[noreturn]] void Fail(const char* what) const;

  const std::string path_;
  int fd_ = -1;
  std::mutex mutex_;
};

}  // namespace pgstow::cli
