#include "formats/native/member_writer.h"

#include <utility>

#include <pgstow/sdk/error.h>

#include "formats/native/facts.h"
#include "formats/native/large_object_list.h"
#include "formats/native/member_names.h"

namespace pgstow::native {

Toc StoredTocWithMembers(const sdk::Toc& toc) {
  Toc stored = StoredToc(toc, {.version = kNewest, .layout = Layout::kTar});
  for (Entry& entry : stored.entries) {
    if (entry.has_data) entry.file_name = MemberOf(entry);
  }
  return stored;
}

class MemberWriter::Part {
 public:
  virtual ~Part() = default;
  virtual void Write(const pgstow_frame& frame) = 0;
  virtual void End() = 0;
};

class MemberWriter::Data : public Part {
 public:
  explicit Data(std::unique_ptr<MemberOutput> output) : output_(std::move(output)) {}
  void Write(const pgstow_frame& frame) override { output_->Append(sdk::View(frame.stored)); }
  void End() override { output_->Close(); }

 private:
  std::unique_ptr<MemberOutput> output_;
};

class MemberWriter::LargeObjects : public Part {
 public:
  LargeObjects(MemberSink& sink, const std::string& list)
      : sink_(sink), list_(sink.CreateList(list)) {}

  void Write(const pgstow_frame& frame) override {
    if (frame.object != object_) Start(frame.object);
    output_->Append(sdk::View(frame.stored));
  }

  void End() override {
    EndObject();
    FlushLines();
    list_->Close();
  }

 private:
  void Start(uint32_t object) {
    EndObject();
    object_ = object;
    const LargeObject row{object, MemberOfObject(object)};
    output_ = sink_.CreateData(row.member);
    lines_ += LineOf(row);
    if (lines_.size() > kLineBytes) FlushLines();
  }

  void EndObject() {
    if (output_) std::exchange(output_, nullptr)->Close();
  }

  void FlushLines() {
    list_->Append(sdk::AsBytes(lines_));
    lines_.clear();
  }

  static constexpr size_t kLineBytes = 65536;

  MemberSink& sink_;
  std::unique_ptr<MemberOutput> list_;
  std::string lines_;
  uint32_t object_ = 0;
  std::unique_ptr<MemberOutput> output_;  // of object_
};

MemberWriter::MemberWriter(MemberSink& sink) : sink_(sink) {}
MemberWriter::~MemberWriter() = default;

void MemberWriter::Begin(const Toc& toc) {
  for (const Entry& entry : toc.entries) {
    if (entry.has_data) {
      members_.emplace(entry.id, std::pair(entry.file_name, IsLargeObjects(entry)));
    }
  }
}

MemberWriter::Part& MemberWriter::PartOf(int32_t entry) {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<Part>& part = open_[entry];
  if (!part) {
    const auto member = members_.find(entry);
    if (member == members_.end()) {
      sdk::Fail(PGSTOW_E_INVALID, "entry ", entry, " has no data in the table of contents");
    }
    const auto& [name, large_objects] = member->second;
    if (large_objects) {
      part = std::make_unique<LargeObjects>(sink_, name);
    } else {
      part = std::make_unique<Data>(sink_.CreateData(name));
    }
  }
  return *part;
}

void MemberWriter::WriteFrame(const pgstow_frame& frame) { PartOf(frame.entry).Write(frame); }

void MemberWriter::EndPart(const pgstow_part& part) {
  PartOf(part.entry).End();
  const std::lock_guard lock(mutex_);
  open_.erase(part.entry);
}

}  // namespace pgstow::native
