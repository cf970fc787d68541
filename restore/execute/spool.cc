#include "restore/execute/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "host/base/error.h"

namespace pgstow::execute {
namespace {

std::string Folder() {
  const char* const folder = std::getenv("TMPDIR");
  return folder == nullptr || *folder == '\0' ? "/tmp" : folder;
}

[[noreturn]] void Fail(const char* what) {
  throw base::Error(base::ErrorCode::kIo, fmt::format("could not {} temporary file in \"{}\": {}",
                                                      what, Folder(), base::ErrnoText(errno)))
      .WithDetail("Rows of a piped archive that come before their turn wait there.");
}

std::FILE* OpenNameless() {
  std::string path = Folder() + "/pgstow-XXXXXX";
  const int descriptor = ::mkostemp(path.data(), O_CLOEXEC);
  if (descriptor < 0) return nullptr;
  ::unlink(path.c_str());
  return ::fdopen(descriptor, "w+b");
}

}  // namespace

void Spool::Append(std::span<const char> bytes) {
  if (file_ == nullptr) {
    file_.reset(OpenNameless());
    if (file_ == nullptr) Fail("create");
  }
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) Fail("write to");
}

void Spool::Replay(const std::function<void(std::span<const char>)>& use) {
  if (file_ == nullptr) return;
  if (std::fflush(file_.get()) != 0) Fail("write to");
  std::rewind(file_.get());
  std::vector<char> piece(size_t{1} << 20);
  while (const size_t length = std::fread(piece.data(), 1, piece.size(), file_.get())) {
    use({piece.data(), length});
  }
  if (std::ferror(file_.get()) != 0) Fail("read from");
  file_.reset();
}

}  // namespace pgstow::execute
