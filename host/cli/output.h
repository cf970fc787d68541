// Text that a command prints, of which every byte arrives or is reported missing.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "host/archive/joined_output.h"

namespace pgstow::cli {

// Writes all of `text` to standard output. Throws base::Error kIo.
void WriteStdout(std::string_view text);

// The same to the file at `path`, in place of what it held; "-" and "" are standard output.
void WriteOutput(const std::string& path, std::string_view text);

// WriteOutput for text that people read, of names that may be a stranger's: what would steer a
// terminal is spelled where the text goes to one (base::VisibleLines).
void ShowText(const std::string& path, std::string_view text);

// WriteOutput for text that comes in pieces. A file has its name, and what it holds, when the
// output is closed: without that it is as it was.
class Output {
 public:
  enum class Manner { kAsItIs, kShown };  // as WriteOutput, or as ShowText: whole lines then
  explicit Output(std::string path, Manner manner = Manner::kAsItIs)
      : path_(std::move(path)), manner_(manner) {}

  // Throw base::Error kIo.
  void Write(std::string_view text);
  void Close();

 private:
  bool standard() const { return path_.empty() || path_ == "-"; }
  void Open();

  std::string path_;
  Manner manner_;
  std::unique_ptr<archive::JoinedOutput> file_;  // from the first piece on
};

}  // namespace pgstow::cli
