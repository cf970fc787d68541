#include "host/archive/writer.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

#include "host/archive/abi.h"
#include "host/archive/archive_id.h"
#include "host/archive/codings.h"
#include "host/archive/filtered_output.h"
#include "host/archive/part_writer.h"
#include "host/archive/record_coder.h"
#include "host/archive/toc_view.h"
#include "host/archive/workbench.h"
#include "host/base/error.h"
#include "host/loader/format_proxy.h"
#include "host/loader/settings.h"
#include "host/model/toc_check.h"

namespace pgstow::archive {
namespace {

using base::ErrorCode;

bool IsStandardOutput(const std::string& path) { return path.empty() || path == "-"; }

std::string Doing(const std::string& path) {
  return IsStandardOutput(path) ? "could not write archive to standard output"
                                : "could not write archive \"" + path + "\"";
}

std::unique_ptr<storage::OutputStorage> CreateOneFile(const WriterOptions& options) {
  return options.open_storage ? options.open_storage()
                              : storage::CreateFile(options.path, options.permissions);
}

// `around`: what the whole file goes through.
std::unique_ptr<storage::OutputStorage> CreateStorage(const loader::Format& format,
                                                      const WriterOptions& options,
                                                      std::shared_ptr<const Chain> around) {
  const std::string& path = options.path;
  if (!around->empty()) {
    return FilterOutput(CreateOneFile(options), std::move(around), options.verify_encode);
  }
  if (!format.can(PGSTOW_IS_DIRECTORY)) return CreateOneFile(options);
  if (IsStandardOutput(path)) {
    base::Throw(ErrorCode::kUsage, "no output directory specified");
  }
  return storage::CreateDirectory(path, options.permissions);
}

void CheckOptions(const loader::Format& format, const WriterOptions& options) {
  const std::string_view name = View(format.info->name);
  if (!format.can(PGSTOW_CAN_WRITE)) {
    base::Throw(ErrorCode::kUsage, "format \"{}\" can only be read", name);
  }
  if (options.chain->seals() && !format.can(PGSTOW_HOLDS_SEALS)) {
    throw base::Error(ErrorCode::kUsage,
                      fmt::format("archives of format \"{}\" can't be sealed", name))
        .WithHint(
            "Formats whose layout has no room for it can be encrypted as a whole by other "
            "programs; \"custom\" can be sealed.");
  }
  if (!options.chain->empty() && !format.can(PGSTOW_HOLDS_FRAMES) &&
      !format.can(PGSTOW_IS_SCRIPT)) {
    base::Throw(ErrorCode::kUsage, "format \"{}\" takes no compression, and \"{}\" was asked for",
                name, options.chain->full_spec());
  }
  if (options.frame_bytes < 1 || options.frame_bytes > kMaxFrameBytes) {
    base::Throw(ErrorCode::kUsage, "a frame must have between 1 and {} bytes", kMaxFrameBytes);
  }
}

// The parts of a TOC by their place, and what has become of each.
class PartTable {
 public:
  enum class State { kListed, kOpen, kClosed };

  explicit PartTable(model::PackedToc& toc) {
    for (model::PackedEntries::Data& data : toc.entries.data()) {
      for (model::Part& part : data.parts) {
        rows_.emplace(Key(data.entry, part.part), Row{data.form, &part, State::kListed});
      }
    }
  }

  // The form of its data. Any thread.
  model::DataForm Open(model::DumpId entry, uint32_t part) {
    const std::lock_guard lock(mutex_);
    const auto row = rows_.find(Key(entry, part));
    if (row == rows_.end() || row->second.state != State::kListed) {
      base::Throw(ErrorCode::kInternal, "part {} of entry {} {}", part, entry,
                  row == rows_.end() ? "is not in the table of contents" : "is written twice");
    }
    row->second.state = State::kOpen;
    return row->second.form;
  }
  void Forget(model::DumpId entry, uint32_t part) {
    const std::lock_guard lock(mutex_);
    rows_.at(Key(entry, part)).state = State::kListed;
  }
  void Close(model::DumpId entry, const model::Part& numbers) {
    const std::lock_guard lock(mutex_);
    Row& row = rows_.at(Key(entry, numbers.part));
    *row.part = numbers;
    row.state = State::kClosed;
  }

  // Throws kInternal for the first part in the TOC's order that is not closed.
  static void CheckAllClosed(const model::PackedToc& toc) {
    for (const model::PackedEntries::Data& data : toc.entries.data()) {
      if (std::ranges::all_of(data.parts, &model::Part::known)) continue;
      const model::Entry entry = toc.entries[data.place];
      base::Throw(ErrorCode::kInternal, "the data of entry {} ({} \"{}\") was not written",
                  entry.id, entry.kind, entry.tag);
    }
  }

 private:
  struct Row {
    model::DataForm form;
    model::Part* part;
    State state;
  };
  static uint64_t Key(model::DumpId entry, uint32_t part) {
    return static_cast<uint64_t>(entry) << 32 | part;
  }

  std::mutex mutex_;
  std::unordered_map<uint64_t, Row> rows_;
};

class ArchiveWriter : public Writer, public FrameSink {
 public:
  ArchiveWriter(const loader::Format& format, WriterOptions options,
                std::shared_ptr<const Chain> around)
      : format_(format),
        options_(std::move(options)),
        storage_(CreateStorage(format, options_, std::move(around))),
        tasks_(options_.helpers),
        benches_(options_.chain),
        proxy_(std::in_place, format, *storage_->abi(),
               loader::ParseSettings(loader::OptionsOf(format), options_.format_settings),
               Doing(options_.path)) {}

  using Writer::Begin;
  void Begin(model::PackedToc toc) override {
    toc_ = std::move(toc);
    toc_.header.complete = false;
    toc_.header.chain = options_.chain->spec();
    toc_.header.format = View(format_.info->name);
    for (model::PackedEntries::Data& data : toc_.entries.data()) {
      for (model::Part& part : data.parts) part = {.part = part.part};
    }
    toc_.header.archive_id = options_.chain->seals() ? RandomId() : IdOf(toc_);
    if (!options_.chain->empty()) {
      records_.emplace(options_.chain, toc_.header.archive_id, options_.verify_encode);
    }
    model::CheckToc(toc_);
    if (!toc_.header.databases.empty()) RequireDatabases();
    CheckParts();
    parts_.emplace(toc_);
    proxy_->Begin(TocView(toc_, Records()).abi());
  }

  void SetThreads(size_t connections, size_t helpers) override {
    options_.connections = connections;
    options_.helpers = helpers;
    tasks_.SetThreads(helpers);
  }

  std::unique_ptr<PartWriter> OpenPart(model::DumpId entry, uint32_t part,
                                       FrameGate* gate) override {
    const model::DataForm form = parts_->Open(entry, part);
    const PartManner manner{.frame_bytes = options_.frame_bytes,
                            .pieces = PiecesUnderWay(),
                            .verify_encode = options_.verify_encode,
                            .streams = format_.can(PGSTOW_HOLDS_STREAMS),
                            .objects = format_.can(PGSTOW_HOLDS_OBJECTS),
                            .ends_data = format_.can(PGSTOW_ENDS_COPY)};
    return std::make_unique<EncodingPartWriter>(
        *this, PieceTools{tasks_, benches_, buffers_},
        FrameAppender::Place{toc_.header.archive_id, entry, part}, form, manner, gate);
  }

  void Finish() override {
    PartTable::CheckAllClosed(toc_);
    toc_.header.complete = true;
    proxy_->Finish(TocView(toc_, Records()).abi());
    proxy_.reset();
    storage_->Commit(options_.sync ? options_.sync_method : storage::SyncMethod::kNone);
  }

  void RequireDatabases() const override {
    if (format_.can(PGSTOW_HOLDS_DATABASES)) return;
    throw base::Error(
        ErrorCode::kUsage,
        fmt::format("archives of format \"{}\" hold one database alone", View(format_.info->name)))
        .WithHint("\"custom\" can hold a whole server.");
  }

  base::TaskPool& tasks() override { return tasks_; }
  bool needs_order() const override { return format_.can(PGSTOW_NEEDS_ORDER); }
  bool parallel() const override { return !needs_order(); }
  bool holds_parts() const override { return format_.can(PGSTOW_HOLDS_PARTS); }
  const model::PackedToc& toc() const override { return toc_; }

  void WriteFrame(const pgstow_frame& frame) override {
    const std::unique_lock turn = Turn();
    proxy_->WriteFrame(frame);
  }
  void EndPart(model::DumpId entry, const model::Part& part) override {
    {
      const std::unique_lock turn = Turn();
      proxy_->EndPart(AbiPart(entry, part));
    }
    parts_->Close(entry, part);
  }
  void ForgetPart(model::DumpId entry, uint32_t part) noexcept override {
    parts_->Forget(entry, part);
  }

 private:
  // nullptr without filters.
  RecordCoder* Records() { return records_ ? &*records_ : nullptr; }

  // Of a part. Some to run ahead of other parts with, and its share of what keeps helpers busy.
  size_t PiecesUnderWay() const {
    constexpr size_t kOwn = 4;
    constexpr size_t kOfHelper = 1 + base::TaskPool::kAhead;
    return kOwn + options_.helpers * kOfHelper / std::max<size_t>(1, options_.connections);
  }

  void CheckParts() const {
    if (format_.can(PGSTOW_HOLDS_PARTS)) return;
    for (const model::PackedEntries::Data& data : toc_.entries.data()) {
      if (data.parts.size() > 1) {
        base::Throw(ErrorCode::kInternal, "format \"{}\" keeps no entry with {} parts",
                    View(format_.info->name), data.parts.size());
      }
    }
  }

  // A lock where the format takes one call at a time.
  std::unique_lock<std::mutex> Turn() {
    return format_.can(PGSTOW_CAN_WRITE_PARALLEL) ? std::unique_lock<std::mutex>()
                                                  : std::unique_lock(mutex_);
  }

  const loader::Format& format_;
  WriterOptions options_;
  std::unique_ptr<storage::OutputStorage> storage_;
  base::TaskPool tasks_;
  WorkbenchPool benches_;
  BufferPool buffers_;
  std::optional<loader::WriterProxy> proxy_;  // after storage_: it goes first
  std::mutex mutex_;
  model::PackedToc toc_;
  std::optional<RecordCoder> records_;
  std::optional<PartTable> parts_;
};

}  // namespace

std::unique_ptr<Writer> Writer::Create(const loader::Registry& registry, WriterOptions options) {
  const loader::Format& format = registry.GetFormat(options.format);
  if (!options.chain) options.chain = Chain::Parse(registry, "none");
  CheckOptions(format, options);
  options.chain = ChainFor(registry, format, std::move(options.chain));
  if (options.chain->seals() && options.chain->state().empty()) {
    options.chain = options.chain->WithNewKeys(Doing(options.path));
  }
  std::shared_ptr<const Chain> around = Chain::Parse(registry, "none");
  if (format.can(PGSTOW_IS_SCRIPT)) std::swap(around, options.chain);
  return std::make_unique<ArchiveWriter>(format, std::move(options), std::move(around));
}

}  // namespace pgstow::archive
