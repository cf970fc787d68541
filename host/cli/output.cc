#include "host/cli/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "host/base/error.h"

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
  if (path.empty() || path == "-") return WriteStdout(text);
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd < 0) {
    Throw(ErrorCode::kIo, "could not open output file \"{}\": {}", path, ErrnoText(errno));
  }
  const bool written = WriteAll(fd, text);
  const int write_error = errno;
  if (::close(fd) != 0 || !written) {
    Throw(ErrorCode::kIo, "could not write to output file \"{}\": {}", path,
          ErrnoText(written ? errno : write_error));
  }
}

}  // namespace pgstow::cli
