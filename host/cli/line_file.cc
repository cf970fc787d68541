#include "host/cli/line_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/base/log.h"

namespace pgstow::cli {
namespace {

bool IsRegular(int fd) {
  struct stat status = {};
  return ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
}

// Then the file was named by mistake; it may be the archive.
bool HoldsSomethingElse(int fd) {
  char first = 0;
  return ::pread(fd, &first, 1, 0) == 1 && first != '{';
}

}  // namespace

LineFile::LineFile(std::string path) : path_(std::move(path)) {
  if (path_.empty()) return;
  fd_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  // Of a pipe and a device there may be no right to read.
  if (fd_ < 0) fd_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
  if (fd_ < 0) Fail("open");
  if (!IsRegular(fd_)) return;
  if (HoldsSomethingElse(fd_)) {
    ::close(fd_);
    throw base::Error(base::ErrorCode::kInput,
                      fmt::format("file \"{}\" holds something else than lines of JSON", path_))
        .WithHint("Name a new file, or remove this one.");
  }
  if (::ftruncate(fd_, 0) != 0) Fail("write to");
}

LineFile::~LineFile() {
  if (fd_ >= 0) ::close(fd_);
}

void LineFile::Write(std::string_view line) {
  if (path_.empty()) return base::LogRaw(line);
  const std::string text = std::string(line) + '\n';
  const std::lock_guard lock(mutex_);
  for (std::string_view rest = text; !rest.empty();) {
    const ssize_t written = ::write(fd_, rest.data(), rest.size());
    if (written < 0 && errno != EINTR) Fail("write to");
    if (written > 0) rest.remove_prefix(static_cast<size_t>(written));
  }
}

void LineFile::Fail(const char* what) const {
  base::Throw(base::ErrorCode::kIo, "could not {} file \"{}\": {}", what, path_,
              base::ErrnoText(errno));
}

}  // namespace pgstow::cli
