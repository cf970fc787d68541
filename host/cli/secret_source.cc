#include "host/cli/secret_source.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <utility>

#include "host/base/error.h"
#include "host/base/log.h"

namespace pgstow::cli {
namespace {

using base::Error;
using base::ErrorCode;
using base::Throw;

constexpr size_t kMostBytes = 65536;

constexpr std::array<std::string_view, 4> kKinds = {"file:", "fd:", "env:", "command:"};

// The kind that a source starts with; empty: none.
std::string_view KindOf(std::string_view source) {
  const auto* const kind = std::ranges::find_if(
      kKinds, [source](std::string_view start) { return source.starts_with(start); });
  return kind == kKinds.end() || source.size() == kind->size() ? std::string_view() : *kind;
}

int DescriptorOf(std::string_view number) {
  int fd = -1;
  const auto [end, error] = std::from_chars(number.begin(), number.end(), fd);
  return error == std::errc() && end == number.end() ? fd : -1;
}

class OpenedFile {
 public:
  explicit OpenedFile(const std::string& path) : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (fd_ < 0) {
      Throw(ErrorCode::kIo, "could not open file \"{}\": {}", path, base::ErrnoText(errno));
    }
  }
  ~OpenedFile() { ::close(fd_); }
  OpenedFile(const OpenedFile&) = delete;
  OpenedFile& operator=(const OpenedFile&) = delete;
  int fd() const { return fd_; }

 private:
  int fd_;
};

SecretText ReadFile(const std::string& path) {
  const OpenedFile file(path);
  struct stat status;
  const bool regular = ::fstat(file.fd(), &status) == 0 && S_ISREG(status.st_mode);
  if (regular && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    base::Log(base::LogLevel::kWarning,
              "file \"{}\" holds a secret and is open to its group or to all", path);
  }
  return SecretText::ReadAll(file.fd(), "file \"" + path + "\"");
}

SecretText ReadVariable(const std::string& name) {
  const char* const value = std::getenv(name.c_str());
  if (value == nullptr) Throw(ErrorCode::kIo, "environment variable \"{}\" is not set", name);
  std::string text = value;
  return SecretText::Take(text);
}

SecretText ReadCommand(const std::string& command) {
  // NOLINTNEXTLINE(cert-env33-c): the user's own command line names it
  FILE* const output = ::popen(command.c_str(), "re");
  if (output == nullptr) {
    Throw(ErrorCode::kIo, "could not run command \"{}\": {}", command, base::ErrnoText(errno));
  }
  SecretText text;
  try {
    text = SecretText::ReadAll(::fileno(output), "command \"" + command + "\"");
  } catch (...) {
    ::pclose(output);
    throw;
  }
  const int status = ::pclose(output);
  if (status != 0) {
    Throw(ErrorCode::kIo, "command \"{}\" failed: {}", command,
          WIFEXITED(status) ? fmt::format("exit code {}", WEXITSTATUS(status))
                            : fmt::format("signal {}", WTERMSIG(status)));
  }
  return text;
}

}  // namespace

SecretText SecretText::Take(std::string& text) {
  SecretText secret;
  secret.bytes_ = base::LockedBytes(text.size());
  std::ranges::copy(text, secret.bytes_.data());
  ::explicit_bzero(text.data(), text.size());
  return secret;
}

SecretText SecretText::ReadAll(int fd, const std::string& what) {
  SecretText secret;
  secret.bytes_ = base::LockedBytes(kMostBytes + 1);
  size_t filled = 0;
  for (;;) {
    const ssize_t got = ::read(fd, secret.bytes_.data() + filled, secret.bytes_.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) Throw(ErrorCode::kIo, "could not read {}: {}", what, base::ErrnoText(errno));
    filled += static_cast<size_t>(got);
    if (filled > kMostBytes) {
      Throw(ErrorCode::kInput, "{} is longer than the {} bytes that a secret may have", what,
            kMostBytes);
    }
    if (got == 0) break;
  }
  secret.bytes_.Shorten(filled);
  return secret;
}

void SecretText::CutLineEnd() {
  if (!view().ends_with('\n')) return;
  bytes_.Shorten(bytes_.size() - 1);
  if (view().ends_with('\r')) bytes_.Shorten(bytes_.size() - 1);
}

void CheckSecretSource(std::string_view source, std::string_view option) {
  const std::string_view kind = KindOf(source);
  if (kind.empty()) {
    throw Error(ErrorCode::kUsage,
                fmt::format("{} takes no secret but where to get it from: file:PATH, fd:N, "
                            "env:NAME or command:CMD",
                            option))
        .WithHint("Other users of the machine can see what stands on a command line.");
  }
  if (kind == "fd:" && DescriptorOf(source.substr(kind.size())) < 0) {
    Throw(ErrorCode::kUsage, "\"{}\" of {} names no file descriptor", source, option);
  }
}

SecretText ReadSecret(std::string_view source) {
  const std::string_view kind = KindOf(source);
  const std::string place(source.substr(kind.size()));
  if (kind == "file:") return ReadFile(place);
  if (kind == "env:") return ReadVariable(place);
  if (kind == "command:") return ReadCommand(place);
  return SecretText::ReadAll(DescriptorOf(place), "file descriptor " + place);
}

}  // namespace pgstow::cli
