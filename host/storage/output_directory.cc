#include <fcntl.h>
#include <sys/stat.h>

#include <atomic>
#include <cerrno>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "host/base/error.h"
#include "host/storage/appended_file.h"
#include "host/storage/descriptor.h"
#include "host/storage/file.h"
#include "host/storage/final_name.h"
#include "host/storage/member_list.h"
#include "host/storage/storage.h"
#include "host/storage/temporary.h"

namespace pgstow::storage {
namespace {

// The first failure of threads that can't throw.
class LateFailure {
 public:
  void Keep(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    if (!first_) first_ = std::move(failure);
  }
  void Throw() const {
    const std::lock_guard lock(mutex_);
    if (first_) std::rethrow_exception(first_);
  }

 private:
  mutable std::mutex mutex_;
  std::exception_ptr first_;
};

// A member; its descriptor is closed when the plugin is done with it, for there may be very many.
class MemberFile : public AppendedFile {
 public:
  MemberFile(std::shared_ptr<Descriptor> target, LateFailure& late_failure)
      : AppendedFile(target, Fate::kLasts),
        target_(std::move(target)),
        late_failure_(late_failure) {}
  ~MemberFile() override {
    try {
      target_->Close();
    } catch (const base::Error&) {
      late_failure_.Keep(std::current_exception());
    }
  }

 private:
  std::shared_ptr<Descriptor> target_;
  LateFailure& late_failure_;
};

class OutputDirectory : public OutputStorage, private Opener {
 public:
  OutputDirectory(FinalName name, std::optional<mode_t> mode)
      : name_(std::move(name)),
        mode_(mode),
        what_(FolderNamed(name_.path())),
        temporary_(TemporaryNameFor(name_.filled_in_place() ? name_.path() + "/" : name_.path()),
                   Temporary::Kind::kFolder) {
    if (::mkdir(temporary_.path().c_str(), S_IRWXU) != 0) ThrowErrno("create", what_);
    folder_ = Descriptor::Open(temporary_.path(), O_RDONLY | O_DIRECTORY, 0, what_);
  }

  const pgstow_storage* abi() override { return &face_; }

  void Commit(SyncMethod method) override {
    late_failure_.Throw();
    if (method == SyncMethod::kFsync) SyncMembers();
    if (method == SyncMethod::kSyncfs) folder_.SyncFileSystem();
    const bool sync = method != SyncMethod::kNone;
    if (name_.filled_in_place()) {
      Fill(sync);
    } else {
      if (::fchmod(folder_.get(), name_.mode()) != 0) ThrowErrno("set permissions of", what_);
      name_.Give(temporary_, sync);
    }
    for (Temporary& member : members_) member.Keep();
  }

 private:
  std::unique_ptr<File> OpenMember(std::string_view member, uint32_t mode) override {
    CheckMemberName(member);
    if (mode != PGSTOW_OPEN_CREATE) {
      base::Throw(base::ErrorCode::kInternal, "a plugin asked to read the archive it writes");
    }
    const std::string name(member);
    const std::string what = FileNamed(name_.path() + "/" + name);
    Register(name, what);
    auto target = std::make_shared<Descriptor>(
        Descriptor::OpenAt(folder_, name, O_RDWR | O_CREAT | O_EXCL, mode_.value_or(0666), what));
    // Besides what the umask leaves.
    if (mode_ && ::fchmod(target->get(), *mode_) != 0) ThrowErrno("set permissions of", what);
    return std::make_unique<MemberFile>(std::move(target), late_failure_);
  }
  std::unique_ptr<File> OpenScratch() override { return NewScratchFile(temporary_.path()); }
  std::vector<Member> Members() override { return MembersOf(folder_, name_.path()); }

  // Moves the members up, from the temporary folder to the one it is in, in the order in which they
  // were made: so the table of contents, without which there is no archive, comes last, after a
  // crash too.
  void Fill(bool sync) {
    const Descriptor there = Descriptor::Open(name_.path(), O_RDONLY | O_DIRECTORY, 0, what_);
    if (::fchmod(there.get(), name_.mode()) != 0) ThrowErrno("set permissions of", what_);
    std::deque<Temporary> moved;
    for (const Temporary& member : members_) {
      const std::string name = member.path().substr(temporary_.path().size() + 1);
      moved.emplace_back(name_.path() + "/" + name, Temporary::Kind::kFile);
      if (sync && moved.size() == members_.size()) there.Sync();
      if (::renameat(folder_.get(), name.c_str(), there.get(), name.c_str()) != 0) {
        ThrowErrno("rename", FileNamed(member.path()));
      }
    }
    if (sync) there.Sync();
    temporary_.Remove();
    for (Temporary& member : moved) member.Keep();
  }

  // Before the file is made, so that it never stands on disk unknown to RemoveTemporaries.
  void Register(const std::string& name, const std::string& what) {
    const std::lock_guard lock(mutex_);
    if (!names_.insert(name).second) {
      errno = EEXIST;
      ThrowErrno("open", what);
    }
    members_.emplace_back(temporary_.path() + "/" + name, Temporary::Kind::kFile);
  }

  void SyncMembers() const {
    for (const std::string& name : names_) {
      Descriptor::OpenAt(folder_, name, O_RDONLY, 0, FileNamed(name_.path() + "/" + name)).Sync();
    }
    folder_.Sync();
  }

  FinalName name_;
  std::optional<mode_t> mode_;  // of the members
  std::string what_;
  Temporary temporary_;  // before the members: they are destroyed, and so removed, first
  Descriptor folder_;
  std::mutex mutex_;  // of the two below
  std::set<std::string> names_;
  std::deque<Temporary> members_;
  LateFailure late_failure_;
  pgstow_storage face_ = FaceOf(*this, true);
};

}  // namespace

std::unique_ptr<OutputStorage> CreateDirectory(const std::string& path, Permissions permissions) {
  return std::make_unique<OutputDirectory>(FinalName::OfFolder(path, permissions),
                                           permissions.mode);
}

}  // namespace pgstow::storage
