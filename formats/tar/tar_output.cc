#include "formats/tar/tar_output.h"

#include <array>
#include <utility>

#include "formats/tar/blocks.h"
#include "formats/tar/member_header.h"
#include "formats/tar/spool.h"

namespace pgstow::tar {

class TarOutput::Direct : public native::MemberOutput {
 public:
  Direct(TarOutput& tar, std::string name)
      : tar_(tar),
        name_(std::move(name)),
        header_at_(tar.file_.Append(sdk::AsBytes(tar.HeaderOf(name_, 0)))) {}

  void Append(sdk::Bytes bytes) override {
    tar_.file_.Append(bytes);
    bytes_ += bytes.size();
  }
  void Close() override {
    tar_.AppendPadding(bytes_);
    tar_.file_.WriteAt(header_at_, sdk::AsBytes(tar_.HeaderOf(name_, bytes_)));
  }

 private:
  TarOutput& tar_;
  std::string name_;
  uint64_t header_at_;
  uint64_t bytes_ = 0;
};

class TarOutput::Spooled : public native::MemberOutput {
 public:
  Spooled(TarOutput& tar, std::string name)
      : tar_(tar), name_(std::move(name)), spool_(tar.storage_) {}

  void Append(sdk::Bytes bytes) override { spool_.Append(bytes); }
  void Close() override {
    tar_.file_.Append(sdk::AsBytes(tar_.HeaderOf(name_, spool_.size())));
    spool_.ForEachPiece([this](sdk::Bytes piece) { tar_.file_.Append(piece); });
    tar_.AppendPadding(spool_.size());
  }

 private:
  TarOutput& tar_;
  std::string name_;
  Spool spool_;
};

std::unique_ptr<native::MemberOutput> TarOutput::Start(const std::string& name) {
  if (!file_.seekable()) return StartLater(name);
  return std::make_unique<Direct>(*this, name);
}

std::unique_ptr<native::MemberOutput> TarOutput::StartLater(const std::string& name) {
  return std::make_unique<Spooled>(*this, name);
}

void TarOutput::Add(const std::string& name, sdk::Bytes content) {
  const std::string header = HeaderOf(name, content.size());
  const std::array pieces{sdk::Abi(sdk::AsBytes(header)), sdk::Abi(content)};
  file_.Append(pieces);
  AppendPadding(content.size());
}

void TarOutput::Finish() {
  const std::array<uint8_t, kEndBytes> zeros{};
  file_.Append(sdk::Bytes(zeros));
  file_.Close();
}

std::string TarOutput::HeaderOf(const std::string& name, uint64_t bytes) const {
  return EncodeHeader({.name = name, .bytes = bytes, .modified_at = modified_at_});
}

void TarOutput::AppendPadding(uint64_t bytes) {
  const std::array<uint8_t, kBlockBytes> zeros{};
  file_.Append(sdk::Bytes(zeros).first(PaddingOf(bytes)));
}

}  // namespace pgstow::tar
