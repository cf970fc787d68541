#include "host/archive/filtered_output.h"

#include <utility>

#include "host/archive/abi.h"
#include "host/archive/stream_codec.h"
#include "host/archive/target_file.h"
#include "host/base/error.h"
#include "host/storage/file.h"

namespace pgstow::archive {
namespace {

class FilteredOutput : public storage::OutputStorage, private storage::Opener {
 public:
  FilteredOutput(std::unique_ptr<storage::OutputStorage> target, std::shared_ptr<const Chain> chain,
                 bool verify)
      : target_(std::move(target)),
        file_(std::in_place, *target_->abi()),
        chain_(std::move(chain)),
        encoder_(*chain_, verify) {
    encoder_.Start([this](std::span<const std::byte> stored) { file_->Append(stored); });
  }

  const pgstow_storage* abi() override { return &face_; }

  void Commit(storage::SyncMethod sync) override {
    encoder_.Finish();
    file_.reset();
    target_->Commit(sync);
  }

 private:
  class Appended : public storage::File {
   public:
    explicit Appended(FilteredOutput& output) : output_(output) {}
    uint64_t Append(std::span<const pgstow_bytes> pieces) override {
      const uint64_t offset = output_.appended_;
      for (const pgstow_bytes& piece : pieces) {
        output_.encoder_.Write(View(piece));
        output_.appended_ += piece.len;
      }
      return offset;
    }

   private:
    FilteredOutput& output_;
  };

  std::unique_ptr<storage::File> OpenMember(std::string_view member, uint32_t mode) override {
    storage::CheckOneFile(member);
    if (mode != PGSTOW_OPEN_CREATE) Refuse("read");
    return std::make_unique<Appended>(*this);
  }
  std::unique_ptr<storage::File> OpenScratch() override { Refuse("have scratch files with"); }

  [[noreturn]] static void Refuse(const char* what) {
    base::Throw(base::ErrorCode::kInternal, "a plugin asked to {} a script that is filtered", what);
  }

  std::unique_ptr<storage::OutputStorage> target_;
  std::optional<TargetFile> file_;
  std::shared_ptr<const Chain> chain_;
  StreamEncoder encoder_;
  uint64_t appended_ = 0;
  pgstow_storage face_ = FaceOf(*this, false);
};

}  // namespace

std::unique_ptr<storage::OutputStorage> FilterOutput(std::unique_ptr<storage::OutputStorage> target,
                                                     std::shared_ptr<const Chain> chain,
                                                     bool verify) {
  return std::make_unique<FilteredOutput>(std::move(target), std::move(chain), verify);
}

}  // namespace pgstow::archive
