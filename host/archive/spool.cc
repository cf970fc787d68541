#include "host/archive/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "host/base/error.h"

namespace pgstow::archive {
namespace {

std::string Folder() {
  const char* const folder = std::getenv("TMPDIR");
  return folder == nullptr || *folder == '\0' ? "/tmp" : folder;
}

[[noreturn]] void Fail(const char* what, int error_number) {
  throw base::Error(base::ErrorCode::kIo,
                    fmt::format("could not {} temporary file in \"{}\": {}", what, Folder(),
                                base::ErrnoText(error_number)))
      .WithDetail("Data of a piped archive that come before their turn wait there.");
}

int OpenNameless() {
  std::string path = Folder() + "/pgstow-XXXXXX";
  const int descriptor = ::mkostemp(path.data(), O_CLOEXEC);
  if (descriptor < 0) Fail("create", errno);
  ::unlink(path.c_str());
  return descriptor;
}

}  // namespace

Spool::~Spool() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Spool::Extent Spool::Append(std::span<const char> bytes) {
  if (descriptor_ < 0) descriptor_ = OpenNameless();
  const Extent extent{size_, bytes.size()};
  while (!bytes.empty()) {
    const ssize_t written =
        ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(size_));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) Fail("write to", errno);
    bytes = bytes.subspan(static_cast<size_t>(written));
    size_ += static_cast<uint64_t>(written);
  }
  return extent;
}

void Spool::Read(const Extent& extent,
                 const std::function<void(std::span<const char>)>& use) const {
  constexpr uint64_t kPiece = 1 << 20;
  std::vector<char> piece(std::min(extent.length, kPiece));
  uint64_t done = 0;
  while (done < extent.length) {
    const ssize_t got =
        ::pread(descriptor_, piece.data(), std::min<uint64_t>(piece.size(), extent.length - done),
                static_cast<off_t>(extent.offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) Fail("read from", got < 0 ? errno : EIO);
    use({piece.data(), static_cast<size_t>(got)});
    done += static_cast<uint64_t>(got);
  }
}

}  // namespace pgstow::archive
