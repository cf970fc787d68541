#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <span>

#include "host/base/error.h"
#include "host/storage/appended_file.h"
#include "host/storage/descriptor.h"
#include "host/storage/file.h"
#include "host/storage/member_list.h"
#include "host/storage/storage.h"

namespace pgstow::storage {
namespace {

// A regular file, with a position of its own for reading in order.
class InputFile : public File {
 public:
  explicit InputFile(std::shared_ptr<const Descriptor> source) : source_(std::move(source)) {}
  bool seekable() const override { return true; }
  size_t Read(std::span<uint8_t> room) override {
    const size_t got = source_->ReadAt(room, position_);
    position_ += got;
    return got;
  }
  size_t ReadAt(std::span<uint8_t> room, uint64_t offset) override {
    return source_->ReadAt(room, offset);
  }
  uint64_t Size() override { return source_->Size(); }

 private:
  std::shared_ptr<const Descriptor> source_;
  uint64_t position_ = 0;
};

// A pipe, socket or device, whose first bytes may have been looked at already.
class InputStream : public File {
 public:
  InputStream(std::shared_ptr<const Descriptor> source, std::span<const uint8_t> seen)
      : source_(std::move(source)), seen_(seen) {}

  size_t Read(std::span<uint8_t> room) override {
    const size_t again = std::min(room.size(), seen_.size());
    std::copy_n(seen_.begin(), again, room.begin());
    seen_ = seen_.subspan(again);
    return again + source_->Read(room.subspan(again));
  }

 private:
  std::shared_ptr<const Descriptor> source_;
  std::span<const uint8_t> seen_;
};

std::vector<uint8_t> ReadStart(File& file, size_t most) {
  std::vector<uint8_t> start(most);
  start.resize(file.Read(start));
  return start;
}

void CheckReading(uint32_t mode) {
  if (mode != PGSTOW_OPEN_READ) {
    base::Throw(base::ErrorCode::kInternal, "a plugin asked to write the archive it reads");
  }
}

// An archive of one file.
class OneFile : public InputStorage, private Opener {
 public:
  OneFile(std::shared_ptr<Descriptor> source, bool seekable)
      : source_(std::move(source)), seekable_(seekable) {}

  const pgstow_storage* abi() override { return &face_; }
  bool seekable() const override { return seekable_; }

  std::vector<uint8_t> Peek(const std::string& member, size_t most) override {
    const std::unique_ptr<File> file = OpenMember(member, PGSTOW_OPEN_READ);
    std::vector<uint8_t> start = ReadStart(*file, most);
    if (!seekable_) seen_ = start;
    return start;
  }

 private:
  std::unique_ptr<File> OpenMember(std::string_view member, uint32_t mode) override {
    CheckOneFile(member);
    CheckReading(mode);
    if (seekable_) return std::make_unique<InputFile>(source_);
    return std::make_unique<InputStream>(source_, seen_);
  }
  std::unique_ptr<File> OpenScratch() override { return NewScratchFile(TemporaryFolder()); }

  std::shared_ptr<Descriptor> source_;
  bool seekable_;
  std::vector<uint8_t> seen_;  // of a stream
  pgstow_storage face_ = FaceOf(*this, false);
};

class InputDirectory : public InputStorage, private Opener {
 public:
  InputDirectory(std::shared_ptr<Descriptor> folder, std::string path)
      : folder_(std::move(folder)), path_(std::move(path)) {}

  const pgstow_storage* abi() override { return &face_; }
  bool seekable() const override { return true; }

  std::vector<uint8_t> Peek(const std::string& member, size_t most) override {
    if (::faccessat(folder_->get(), member.c_str(), F_OK, 0) != 0 && errno == ENOENT) return {};
    return ReadStart(*OpenMember(member, PGSTOW_OPEN_READ), most);
  }

 private:
  // O_NONBLOCK, because opening a FIFO that someone put there would wait for ever.
  std::unique_ptr<File> OpenMember(std::string_view member, uint32_t mode) override {
    CheckMemberName(member);
    CheckReading(mode);
    const std::string what = FileNamed(path_ + "/" + std::string(member));
    Descriptor source = Descriptor::OpenAt(*folder_, std::string(member),
                                           O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0, what);
    struct stat status;
    if (::fstat(source.get(), &status) != 0) ThrowErrno("stat", what);
    if (!S_ISREG(status.st_mode)) {
      base::Throw(base::ErrorCode::kIo, "could not open {}: it is not a regular file", what);
    }
    return std::make_unique<InputFile>(std::make_shared<const Descriptor>(std::move(source)));
  }
  std::unique_ptr<File> OpenScratch() override { return NewScratchFile(TemporaryFolder()); }
  std::vector<Member> Members() override { return MembersOf(*folder_, path_); }

  std::shared_ptr<Descriptor> folder_;
  std::string path_;
  pgstow_storage face_ = FaceOf(*this, true);
};

// Standard input is not ours to close.
std::shared_ptr<Descriptor> BorrowStandardInput() {
  return {new Descriptor(STDIN_FILENO, "standard input"), [](Descriptor* source) {
            source->Release();
            delete source;
          }};
}

std::shared_ptr<Descriptor> OpenSource(const std::string& path) {
  if (path.empty() || path == "-") return BorrowStandardInput();
  return std::make_shared<Descriptor>(
      Descriptor::Open(path, O_RDONLY, 0, "input " + FileNamed(path)));
}

// What can't be read at random, as a file that can.
std::shared_ptr<Descriptor> Spooled(const Descriptor& stream) {
  auto file = std::make_shared<Descriptor>(OpenNameless(TemporaryFolder()));
  std::vector<uint8_t> room(size_t{1} << 20);
  for (size_t got = room.size(); got == room.size();) {
    got = stream.Read(room);
    const pgstow_bytes piece = {room.data(), got};
    file->Write({&piece, 1});
  }
  return file;
}

std::unique_ptr<InputStorage> OpenAs(const std::string& path, bool spool) {
  std::shared_ptr<Descriptor> source = OpenSource(path);
  struct stat status;
  if (::fstat(source->get(), &status) != 0) ThrowErrno("stat", source->what());
  if (S_ISDIR(status.st_mode)) return std::make_unique<InputDirectory>(std::move(source), path);
  // A file that standard input is in the middle of is read on from there, as a stream.
  bool seekable = S_ISREG(status.st_mode) && ::lseek(source->get(), 0, SEEK_CUR) == 0;
  if (!seekable && spool) {
    source = Spooled(*source);
    seekable = true;
  }
  return std::make_unique<OneFile>(std::move(source), seekable);
}

}  // namespace

std::unique_ptr<InputStorage> Open(const std::string& path) { return OpenAs(path, false); }

std::unique_ptr<InputStorage> OpenSpooled(const std::string& path) { return OpenAs(path, true); }

}  // namespace pgstow::storage
