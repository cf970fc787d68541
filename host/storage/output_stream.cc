#include "host/storage/output_stream.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <mutex>

#include "host/base/error.h"
#include "host/storage/appended_file.h"
#include "host/storage/descriptor.h"
#include "host/storage/file.h"

namespace pgstow::storage {
namespace {

// The archive's one file on a stream. Appends take turns; offsets count from the first byte.
class StreamFile : public File {
 public:
  explicit StreamFile(const Descriptor& target) : target_(target) {}

  uint64_t Append(std::span<const pgstow_bytes> pieces) override {
    const std::lock_guard lock(mutex_);
    target_.Write(pieces);
    const uint64_t offset = written_;
    written_ += TotalBytes(pieces);
    return offset;
  }

 private:
  const Descriptor& target_;
  std::mutex mutex_;
  uint64_t written_ = 0;
};

class OutputStream : public OutputStorage, private Opener {
 public:
  OutputStream(Descriptor target, bool owned) : target_(std::move(target)), owned_(owned) {}
  ~OutputStream() override {
    if (!owned_) target_.Release();
  }

  const pgstow_storage* abi() override { return &face_; }

  // What was written is beyond recall; a device may still report what a late write met.
  void Commit(SyncMethod) override {
    if (owned_) target_.Close();
  }

 private:
  std::unique_ptr<File> OpenMember(std::string_view member, uint32_t mode) override {
    CheckOneFile(member);
    if (mode != PGSTOW_OPEN_CREATE) {
      base::Throw(base::ErrorCode::kInternal, "a plugin asked to read the archive it writes");
    }
    return std::make_unique<StreamFile>(target_);
  }
  std::unique_ptr<File> OpenScratch() override { return NewScratchFile(TemporaryFolder()); }

  Descriptor target_;
  bool owned_;
  pgstow_storage face_ = FaceOf(*this, false);
};

}  // namespace

std::unique_ptr<OutputStorage> CreateStandardOutput() {
  const int flags = ::fcntl(STDOUT_FILENO, F_GETFL);
  if (flags < 0 || (flags & O_ACCMODE) == O_RDONLY) {
    base::Throw(base::ErrorCode::kIo, "could not open stdout for appending: {}",
                base::ErrnoText(EBADF));
  }
  return std::make_unique<OutputStream>(Descriptor(STDOUT_FILENO, "standard output"), false);
}

std::unique_ptr<OutputStorage> CreateStream(const std::string& path) {
  return std::make_unique<OutputStream>(
      Descriptor::Open(path, O_WRONLY, 0, "output " + FileNamed(path)), true);
}

std::unique_ptr<OutputStorage> CreateStreamOn(int descriptor, const std::string& path) {
  const std::string what = "output " + FileNamed(path);
  Descriptor own(::fcntl(descriptor, F_DUPFD_CLOEXEC, 0), what);
  if (own.get() < 0) ThrowErrno("open", what);
  return std::make_unique<OutputStream>(std::move(own), true);
}

}  // namespace pgstow::storage
