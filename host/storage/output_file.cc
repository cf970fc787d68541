#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>

#include "host/base/error.h"
#include "host/base/log.h"
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
  // `path`: as the user gave it, for messages.
  OutputFile(FinalName name, const std::string& path)
      : name_(std::move(name)),
        target_(std::make_shared<Descriptor>(OpenTarget("output " + FileNamed(path)))) {}

  // What was put into a file that had to be filled in place is no archive, and is not to be taken
  // for one.
  ~OutputFile() override {
    if (!name_.filled_in_place() || committed_ || ::truncate(name_.path().c_str(), 0) == 0) return;
    base::Log(base::LogLevel::kWarning, "could not empty {}, which is no whole archive: {}",
              target_->what(), base::ErrnoText(errno));
  }

  const pgstow_storage* abi() override { return &face_; }

  void Commit(SyncMethod sync) override {
    if ((name_.insists() || !name_.filled_in_place()) &&
        ::fchmod(target_->get(), name_.mode()) != 0) {
      ThrowErrno("set permissions of", target_->what());
    }
    if (sync != SyncMethod::kNone) target_->Sync();
    target_->Close();
    if (!name_.filled_in_place()) name_.Give(temporary_, sync != SyncMethod::kNone);
    committed_ = true;
  }

 private:
  Descriptor OpenTarget(const std::string& what) {
    if (name_.filled_in_place()) {
      return Descriptor::Open(name_.path(), O_RDWR | O_TRUNC, 0, what);
    }
    temporary_ = Temporary(TemporaryNameFor(name_.path()), Temporary::Kind::kFile);
    return Descriptor::Open(temporary_.path(), O_RDWR | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR, what);
  }

  std::unique_ptr<File> OpenMember(std::string_view member, uint32_t mode) override {
    CheckOneFile(member);
    if (mode != PGSTOW_OPEN_CREATE) {
      base::Throw(base::ErrorCode::kInternal, "a plugin asked to read the archive it writes");
    }
    if (created_.exchange(true)) {
      errno = EEXIST;
      ThrowErrno("open", target_->what());
    }
    return std::make_unique<AppendedFile>(target_, AppendedFile::Fate::kLasts);
  }
  std::unique_ptr<File> OpenScratch() override { return NewScratchFile(name_.folder()); }

  FinalName name_;
  Temporary temporary_;
  std::shared_ptr<Descriptor> target_;
  std::atomic<bool> created_{false};
  bool committed_ = false;
  pgstow_storage face_ = FaceOf(*this, false);
};

// The number of the process's own descriptor that the path names, if it names one.
std::optional<int> OwnDescriptor(std::string_view path) {
  if (path == "/dev/stdout") return STDOUT_FILENO;
  if (path == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!path.starts_with(folder)) continue;
    const std::string_view digits = path.substr(folder.size());
    int number = 0;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), number);
    if (error == std::errc() && end == digits.end()) return number;
  }
  return {};
}

}  // namespace

std::unique_ptr<OutputStorage> CreateFile(const std::string& path, Permissions permissions) {
  if (path.empty() || path == "-") return CreateStandardOutput();
  if (const std::optional<int> own = OwnDescriptor(path)) return CreateStreamOn(*own, path);
  struct stat status;
  if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) {
    return CreateStream(path);
  }
  return std::make_unique<OutputFile>(FinalName::OfFile(path, permissions), path);
}

}  // namespace pgstow::storage
