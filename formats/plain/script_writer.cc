#include "formats/plain/script_writer.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <pgstow/sdk/host.h>
#include <pgstow/services.h>

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

// A script of the host, with a text sink that writes to the archive's file.
class Script {
 public:
  Script(const pgstow_toc& toc, BufferedFile& file)
      : sink_{.size = sizeof(pgstow_text_sink), .reserved = 0, .self = &file, .write = &Write} {
    const auto& service = sdk::GetService<pgstow_script_service>(PGSTOW_SCRIPT_SERVICE);
    script_.size = sizeof(script_);
    sdk::CheckHost(service.create(&toc, &script_));
  }
  ~Script() { script_.destroy(script_.self); }
  Script(const Script&) = delete;
  Script& operator=(const Script&) = delete;

  size_t data_count() { return script_.data_count(script_.self); }
  int32_t data_entry(size_t index) { return script_.data_entry(script_.self, index); }
  void AdvanceToData(size_t index) {
    sdk::CheckHost(script_.advance_to_data(script_.self, index, &sink_));
  }
  void WriteData(pgstow_bytes data) {
    sdk::CheckHost(script_.write_data(script_.self, data, &sink_));
  }
  void EndData() { sdk::CheckHost(script_.end_data(script_.self, &sink_)); }
  void Finish() { sdk::CheckHost(script_.finish(script_.self, &sink_)); }

 private:
  static pgstow_status Write(void* self, pgstow_str text) noexcept {
    return sdk::Guard([&]() -> pgstow_status {
      static_cast<BufferedFile*>(self)->Append(sdk::View(text));
      return PGSTOW_OK;
    });
  }

  pgstow_script script_{};
  pgstow_text_sink sink_;
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
    script_ = std::make_unique<Script>(toc.abi(), file_);
    data_count_ = script_->data_count();
  }

  void WriteFrame(const pgstow_frame& frame) override {
    OpenData(frame.entry);
    script_->WriteData(frame.stored);
  }

  void EndPart(const pgstow_part& part) override {
    OpenData(part.entry);
    if (--parts_left_[part.entry] == 0) CloseData();
  }

  void Finish(sdk::Toc) override {
    SkipDataUpTo(data_count_);
    script_->Finish();
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
    script_->AdvanceToData(index);
    open_ = true;
  }

  void CloseData() {
    script_->EndData();
    open_ = false;
    ++next_;
  }

  void SkipDataUpTo(size_t index) {
    while (next_ < index) {
      script_->AdvanceToData(next_);
      CloseData();
    }
  }

  BufferedFile file_;
  std::unique_ptr<Script> script_;
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
