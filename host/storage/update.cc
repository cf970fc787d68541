#include <fcntl.h>
#include <sys/stat.h>

#include <utility>

#include "host/base/error.h"
#include "host/storage/appended_file.h"
#include "host/storage/descriptor.h"
#include "host/storage/file.h"
#include "host/storage/storage.h"

namespace pgstow::storage {
namespace {

// A file of fixed length.
class UpdatedFile : public File {
 public:
  UpdatedFile(std::shared_ptr<const Descriptor> target, bool writable)
      : target_(std::move(target)), writable_(writable) {}

  bool seekable() const override { return true; }
  size_t Read(std::span<uint8_t> room) override {
    const size_t got = target_->ReadAt(room, position_);
    position_ += got;
    return got;
  }
  size_t ReadAt(std::span<uint8_t> room, uint64_t offset) override {
    return target_->ReadAt(room, offset);
  }
  uint64_t Size() override { return target_->Size(); }
  void WriteAt(pgstow_bytes bytes, uint64_t offset) override {
    if (!writable_) return File::WriteAt(bytes, offset);
    const uint64_t size = Size();
    if (offset > size || bytes.len > size - offset) {
      base::Throw(base::ErrorCode::kIo,
                  "could not overwrite {}: {} bytes at offset {} reach beyond its {} bytes",
                  target_->what(), bytes.len, offset, size);
    }
    target_->WriteAt({&bytes, 1}, offset);
  }

 private:
  std::shared_ptr<const Descriptor> target_;
  bool writable_;
  uint64_t position_ = 0;
};

class UpdateStorage : public InputStorage, private Opener {
 public:
  explicit UpdateStorage(std::shared_ptr<const Descriptor> target) : target_(std::move(target)) {}

  const pgstow_storage* abi() override { return &face_; }
  bool seekable() const override { return true; }
  std::vector<uint8_t> Peek(const std::string&, size_t most) override {
    std::vector<uint8_t> start(most);
    start.resize(target_->ReadAt(start, 0));
    return start;
  }

 private:
  std::unique_ptr<File> OpenMember(std::string_view member, uint32_t mode) override {
    CheckOneFile(member);
    if (mode == PGSTOW_OPEN_CREATE) {
      base::Throw(base::ErrorCode::kInternal, "a plugin asked to make the archive it updates");
    }
    return std::make_unique<UpdatedFile>(target_, mode == PGSTOW_OPEN_UPDATE);
  }
  std::unique_ptr<File> OpenScratch() override { return NewScratchFile(TemporaryFolder()); }

  std::shared_ptr<const Descriptor> target_;
  pgstow_storage face_ = FaceOf(*this, false);
};

}  // namespace

// O_DSYNC makes each write durable, and reports what went wrong with that where it can be told.
// O_NONBLOCK, because opening a FIFO would wait for ever.
std::unique_ptr<InputStorage> OpenForUpdate(const std::string& path) {
  auto target = std::make_shared<const Descriptor>(
      Descriptor::Open(path, O_RDWR | O_DSYNC | O_NONBLOCK, 0, FileNamed(path)));
  struct stat status;
  if (::fstat(target->get(), &status) != 0) ThrowErrno("stat", target->what());
  if (!S_ISREG(status.st_mode)) {
    base::Throw(base::ErrorCode::kUnsupported,
                "{} can't be changed in place: it is no regular file", target->what());
  }
  return std::make_unique<UpdateStorage>(std::move(target));
}

}  // namespace pgstow::storage
