#include "formats/plain/script_writer.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <pgstow/sdk/script.h>

namespace pgstow::plain {
namespace {

// A file whose small writes are gathered: scripts come in many short pieces.
class BufferedFile {
 public:
  explicit BufferedFile(sdk::File file) : file_(std::move(file)) {}

  void Append(std::string_view text) {
    if (buffer_.size() + text.size() > kBufferBytes) Flush();
    if (text.size() > kBufferBytes) {
      file_.Append(sdk::AsBytes(text));
    } else {
      buffer_ += text;
    }
  }

  void Close() {
    Flush();
    file_.Close();
  }

 private:
  static constexpr size_t kBufferBytes = size_t{256} << 10;

  void Flush() {
    if (!buffer_.empty()) file_.Append(sdk::AsBytes(buffer_));
    buffer_.clear();
  }

  sdk::File file_;
  std::string buffer_;
};

// The host gives parts in TOC order, one after another. The script knows its data entries in its
// own order, which is that of the TOC; entries whose rows don't come are written without rows.
class ScriptWriter final : public sdk::FormatWriter {
 public:
  explicit ScriptWriter(sdk::Storage storage) : file_(storage.Create()) {}

  void Begin(sdk::Toc toc) override {
    for (size_t i = 0; i < toc.entry_count(); ++i) {
      const pgstow_entry entry = toc.Entry(i);
      if (entry.part_count > 0) parts_left_[entry.dump_id] = entry.part_count;
    }
    script_ = std::make_unique<sdk::Script>(toc);
    data_count_ = script_->data_count();
  }

  void WriteFrame(const pgstow_frame& frame) override {
    OpenData(frame.entry);
    script_->WriteData(frame.stored, sink_);
  }

  void EndPart(const pgstow_part& part) override {
    OpenData(part.entry);
    if (--parts_left_[part.entry] == 0) CloseData();
  }

  void Finish(sdk::Toc) override {
    SkipDataUpTo(data_count_);
    script_->Finish(sink_);
    file_.Close();
  }

 private:
  // Makes the rows of `entry` the place where the next bytes go.
  void OpenData(int32_t entry) {
    if (open_ && script_->data_entry(next_) == entry) return;
    size_t index = next_;
    while (index < data_count_ && script_->data_entry(index) != entry) ++index;
    if (open_ || index == data_count_) {
      sdk::Fail(PGSTOW_E_INVALID, "the rows of entry ", entry,
                " are not next in the script; a script takes them in the order of its entries");
    }
    SkipDataUpTo(index);
    script_->AdvanceToData(index, sink_);
    open_ = true;
  }

  void CloseData() {
    script_->EndData(sink_);
    open_ = false;
    ++next_;
  }

  void SkipDataUpTo(size_t index) {
    while (next_ < index) {
      script_->AdvanceToData(next_, sink_);
      CloseData();
    }
  }

  BufferedFile file_;
  const sdk::Script::Sink sink_ = [this](std::string_view text) { file_.Append(text); };
  std::unique_ptr<sdk::Script> script_;
  std::unordered_map<int32_t, size_t> parts_left_;  // of entries with data
  size_t data_count_ = 0;
  size_t next_ = 0;    // data entry of the script that is open, or comes next
  bool open_ = false;  // the script stands in the rows of data entry `next_`
};

}  // namespace

std::unique_ptr<sdk::FormatWriter> NewScriptWriter(sdk::Storage storage) {
  return std::make_unique<ScriptWriter>(storage);
}

}  // namespace pgstow::plain
