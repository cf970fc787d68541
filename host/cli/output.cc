#include "host/cli/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "host/base/error.h"
#include "host/base/visible.h"

namespace pgstow::cli {
namespace {

using base::ErrnoText;
using base::ErrorCode;
using base::Throw;

// Returns whether everything was written; errno says why not.
bool WriteAll(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<size_t>(written));
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

}  // namespace

void WriteStdout(std::string_view text) {
  if (!WriteAll(STDOUT_FILENO, text)) {
    Throw(ErrorCode::kIo, "could not write to standard output: {}", ErrnoText(errno));
  }
}

void WriteOutput(const std::string& path, std::string_view text) {
  Output output(path);
  output.Write(text);
  output.Close();
}

void ShowText(const std::string& path, std::string_view text) {
  Output output(path, Output::Manner::kShown);
  output.Write(text);
  output.Close();
}

Output::~Output() {
  if (fd_ >= 0) ::close(fd_);
}

void Output::Open() {
  if (fd_ >= 0) return;
  fd_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd_ < 0) {
    Throw(ErrorCode::kIo, "could not open output file \"{}\": {}", path_, ErrnoText(errno));
  }
}

void Output::Write(std::string_view text) {
  if (standard()) {
    const bool spelled = manner_ == Manner::kShown && isatty(STDOUT_FILENO) != 0;
    return spelled ? WriteStdout(base::VisibleLines(text)) : WriteStdout(text);
  }
  Open();
  if (!WriteAll(fd_, text)) ThrowWriteError();
}

void Output::Close() {
  if (standard()) return;
  Open();
  if (::close(std::exchange(fd_, -1)) != 0) ThrowWriteError();
}

void Output::ThrowWriteError() const {
  Throw(ErrorCode::kIo, "could not write to output file \"{}\": {}", path_, ErrnoText(errno));
}

}  // namespace pgstow::cli
