#include "host/cli/output.h"

#include <unistd.h>

#include <cerrno>

#include "host/base/error.h"
#include "host/base/visible.h"
#include "host/storage/storage.h"

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

void Output::Open() {
  if (!file_) file_ = std::make_unique<archive::JoinedOutput>(storage::CreateFile(path_));
}

void Output::Write(std::string_view text) {
  if (standard()) {
    const bool spelled = manner_ == Manner::kShown && isatty(STDOUT_FILENO) != 0;
    return spelled ? WriteStdout(base::VisibleLines(text)) : WriteStdout(text);
  }
  Open();
  file_->Write(text);
}

void Output::Close() {
  if (standard()) return;
  Open();
  file_->Commit(/*sync=*/false);
}

}  // namespace pgstow::cli
