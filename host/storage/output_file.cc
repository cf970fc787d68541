#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>

#include "host/base/error.h"
#include "host/storage/descriptor.h"
#include "host/storage/file.h"
#include "host/storage/final_name.h"
#include "host/storage/output_stream.h"
#include "host/storage/storage.h"
#include "host/storage/temporary.h"

namespace pgstow::storage {
namespace {

// The archive's one file, a regular one. An append takes its place with one atomic addition and
// then writes there, so that threads never wait for each other.
class AppendedFile : public File {
 public:
  explicit AppendedFile(const Descriptor& target) : target_(target) {}

  uint64_t Append(std::span<const pgstow_bytes> pieces) override {
    const uint64_t offset = end_.fetch_add(TotalBytes(pieces));
    target_.WriteAt(pieces, offset);
    return offset;
  }

 private:
  const Descriptor& target_;
  std::atomic<uint64_t> end_{0};
};

class OutputFile : public OutputStorage, private Opener {
 public:
  explicit OutputFile(FinalName name)
      : name_(std::move(name)),
        temporary_(TemporaryNameFor(name_.path()), Temporary::Kind::kFile),
        target_(Descriptor::Open(temporary_.path(), O_RDWR | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR,
                                 "output " + FileNamed(name_.path()))) {}

  const pgstow_storage* abi() override { return &face_; }

  void Commit(bool sync) override {
    if (::fchmod(target_.get(), name_.mode()) != 0) {
      ThrowErrno("set permissions of", target_.what());
    }
    if (sync) target_.Sync();
    target_.Close();
    name_.Give(temporary_, sync);
  }

 private:
  std::unique_ptr<File> OpenMember(std::string_view member, uint32_t mode) override {
    CheckOneFile(member);
    if (mode != PGSTOW_OPEN_CREATE) {
      base::Throw(base::ErrorCode::kInternal, "a plugin asked to read the archive it writes");
    }
    return std::make_unique<AppendedFile>(target_);
  }

  FinalName name_;
  Temporary temporary_;
  Descriptor target_;
  pgstow_storage face_ = FaceOf(*this, false);
};

}  // namespace

std::unique_ptr<OutputStorage> CreateFile(const std::string& path) {
  if (path.empty() || path == "-") return CreateStandardOutput();
  struct stat status;
  if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) {
    return CreateStream(path);
  }
  return std::make_unique<OutputFile>(FinalName::OfFile(path));
}

}  // namespace pgstow::storage
