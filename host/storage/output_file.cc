#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <memory>

#include "host/base/error.h"
#include "host/storage/appended_file.h"
#include "host/storage/descriptor.h"
#include "host/storage/file.h"
#include "host/storage/final_name.h"
#include "host/storage/output_stream.h"
#include "host/storage/storage.h"
#include "host/storage/temporary.h"

namespace pgstow::storage {
namespace {

class OutputFile : public OutputStorage, private Opener {
 public:
  explicit OutputFile(FinalName name)
      : name_(std::move(name)),
        temporary_(TemporaryNameFor(name_.path()), Temporary::Kind::kFile),
        target_(std::make_shared<Descriptor>(
            Descriptor::Open(temporary_.path(), O_RDWR | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR,
                             "output " + FileNamed(name_.path())))) {}

  const pgstow_storage* abi() override { return &face_; }

  void Commit(bool sync) override {
    if (::fchmod(target_->get(), name_.mode()) != 0) {
      ThrowErrno("set permissions of", target_->what());
    }
    if (sync) target_->Sync();
    target_->Close();
    name_.Give(temporary_, sync);
  }

 private:
  std::unique_ptr<File> OpenMember(std::string_view member, uint32_t mode) override {
    CheckOneFile(member);
    if (mode != PGSTOW_OPEN_CREATE) {
      base::Throw(base::ErrorCode::kInternal, "a plugin asked to read the archive it writes");
    }
    if (created_.exchange(true)) {
      errno = EEXIST;
      ThrowErrno("open", target_->what());
    }
    return std::make_unique<AppendedFile>(target_);
  }
  std::unique_ptr<File> OpenScratch() override { return NewScratchFile(name_.folder()); }

  FinalName name_;
  Temporary temporary_;
  std::shared_ptr<Descriptor> target_;
  std::atomic<bool> created_{false};
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
