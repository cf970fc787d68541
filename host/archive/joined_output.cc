#include "host/archive/joined_output.h"

#include <optional>
#include <span>
#include <utility>

#include "host/archive/target_file.h"
#include "host/base/error.h"
#include "host/storage/descriptor.h"
#include "host/storage/file.h"

namespace pgstow::archive {
namespace {

// Offsets count from where the section starts.
class SectionFile : public storage::File {
 public:
  explicit SectionFile(TargetFile& target) : target_(target) {}

  uint64_t Append(std::span<const pgstow_bytes> pieces) override {
    target_.Append(pieces);
    return std::exchange(appended_, appended_ + storage::TotalBytes(pieces));
  }

 private:
  TargetFile& target_;
  uint64_t appended_ = 0;
};

class Section : public storage::OutputStorage, private storage::Opener {
 public:
  explicit Section(TargetFile& target) : target_(target) {}

  const pgstow_storage* abi() override { return &face_; }
  void Commit(storage::SyncMethod) override {}

 private:
  std::unique_ptr<storage::File> OpenMember(std::string_view member, uint32_t mode) override {
    storage::CheckOneFile(member);
    if (mode != PGSTOW_OPEN_CREATE) Refuse("read");
    return std::make_unique<SectionFile>(target_);
  }
  std::unique_ptr<storage::File> OpenScratch() override { Refuse("have scratch files with"); }

  [[noreturn]] static void Refuse(const char* what) {
    base::Throw(base::ErrorCode::kInternal, "a plugin asked to {} a part of a script", what);
  }

  TargetFile& target_;
  pgstow_storage face_ = FaceOf(*this, false);
};

}  // namespace

class JoinedOutput::Impl {
 public:
  explicit Impl(std::unique_ptr<storage::OutputStorage> target)
      : target_(std::move(target)), file_(std::in_place, *target_->abi()) {}

  TargetFile& file() { return *file_; }
  void Commit(bool sync) {
    file_.reset();
    target_->Commit(sync ? storage::SyncMethod::kFsync : storage::SyncMethod::kNone);
  }

 private:
  std::unique_ptr<storage::OutputStorage> target_;
  std::optional<TargetFile> file_;
};

JoinedOutput::JoinedOutput(std::unique_ptr<storage::OutputStorage> target)
    : impl_(std::make_unique<Impl>(std::move(target))) {}
JoinedOutput::~JoinedOutput() = default;

void JoinedOutput::Write(std::string_view text) {
  impl_->file().Append(std::as_bytes(std::span(text)));
}

std::unique_ptr<storage::OutputStorage> JoinedOutput::NewSection() {
  return std::make_unique<Section>(impl_->file());
}

void JoinedOutput::Commit(bool sync) { impl_->Commit(sync); }

}  // namespace pgstow::archive
