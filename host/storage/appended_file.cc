#include "host/storage/appended_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "host/base/error.h"
#include "host/storage/temporary.h"

namespace pgstow::storage {
namespace {

constexpr mode_t kOwnersAlone = S_IRUSR | S_IWUSR;

}  // namespace

Range WriteBackRange(uint64_t from, uint64_t to) {
  constexpr uint64_t kStep = uint64_t{8} << 20;
  const uint64_t start = std::max(from / kStep, uint64_t{1}) - 1;
  const uint64_t end = std::max(to / kStep, uint64_t{1}) - 1;
  return {start * kStep, (end - start) * kStep};
}

// Not every file system makes files without a name; there a name stands for a moment.
Descriptor OpenNameless(const std::string& folder) {
  const std::string what = "temporary file in \"" + folder + "\"";
  const int fd = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, kOwnersAlone);
  if (fd >= 0) return {fd, what};
  const Temporary name(TemporaryNameFor(folder + "/scratch"), Temporary::Kind::kFile);
  return Descriptor::Open(name.path(), O_RDWR | O_CREAT | O_EXCL, kOwnersAlone, what);
}

uint64_t AppendedFile::Append(std::span<const pgstow_bytes> pieces) {
  const uint64_t bytes = TotalBytes(pieces);
  const uint64_t offset = end_.fetch_add(bytes);
  target_->WriteAt(pieces, offset);
  if (fate_ == Fate::kLasts) {
    const Range due = WriteBackRange(offset, offset + bytes);
    if (due.bytes > 0) target_->StartWriteBack(due.start, due.bytes);
  }
  return offset;
}

size_t AppendedFile::ReadAt(std::span<uint8_t> room, uint64_t offset) {
  return target_->ReadAt(room, offset);
}

void AppendedFile::WriteAt(pgstow_bytes bytes, uint64_t offset) {
  const uint64_t end = end_;
  if (offset > end || bytes.len > end - offset) {
    base::Throw(base::ErrorCode::kIo,
                "could not overwrite {}: {} bytes at offset {} reach beyond its {} bytes",
                target_->what(), bytes.len, offset, end);
  }
  target_->WriteAt({&bytes, 1}, offset);
}

std::unique_ptr<File> NewScratchFile(const std::string& folder) {
  return std::make_unique<AppendedFile>(std::make_shared<const Descriptor>(OpenNameless(folder)),
                                        AppendedFile::Fate::kScratch);
}

std::string TemporaryFolder() {
  const char* const folder = std::getenv("TMPDIR");
  return folder == nullptr || *folder == '\0' ? "/tmp" : folder;
}

}  // namespace pgstow::storage
