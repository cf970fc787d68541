// Text that a command prints, of which every byte arrives or is reported missing.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace pgstow::cli {

// Writes all of `text` to standard output. Throws base::Error kIo.
void WriteStdout(std::string_view text);

// The same to the file at `path`, in place of what it held; "-" and "" are standard output.
void WriteOutput(const std::string& path, std::string_view text);

// WriteOutput for text that people read, of names that may be a stranger's: what would steer a
// terminal is spelled where the text goes to one (base::VisibleLines).
void ShowText(const std::string& path, std::string_view text);

// WriteOutput for text that comes in pieces. The file is opened, and what it held is gone, when the
// first piece is written or the output closed; until then an error leaves it as it was.
class Output {
 public:
  enum class Manner { kAsItIs, kShown };  // as WriteOutput, or as ShowText: whole lines then
  explicit Output(std::string path, Manner manner = Manner::kAsItIs)
      : path_(std::move(path)), manner_(manner) {}
  ~Output();  // closes it; what was written stays
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  // Throw base::Error kIo.
  void Write(std::string_view text);
  void Close();

 private:
  bool standard() const { return path_.empty() || path_ == "-"; }
  void Open();
  [[noreturn]] void ThrowWriteError() const;

  std::string path_;
  Manner manner_;
  int fd_ = -1;
};

}  // namespace pgstow::cli
