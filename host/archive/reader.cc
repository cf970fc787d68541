#include "host/archive/reader.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "host/archive/abi.h"
#include "host/archive/chain.h"
#include "host/archive/detect.h"
#include "host/archive/part_reader.h"
#include "host/archive/read_ahead.h"
#include "host/archive/seal_opener.h"
#include "host/archive/stored_pass.h"
#include "host/archive/stream_pass.h"
#include "host/archive/toc_sink.h"
#include "host/archive/workbench.h"
#include "host/base/error.h"
#include "host/base/task_pool.h"
#include "host/loader/format_proxy.h"
#include "host/loader/settings.h"
#include "host/storage/storage.h"

namespace pgstow::archive {
namespace {

using base::Error;
using base::ErrorCode;

std::string Doing(const std::string& path) {
  return path.empty() || path == "-" ? "could not read archive from standard input"
                                     : "could not read archive \"" + path + "\"";
}

class ArchiveReader : public Reader {
 public:
  ArchiveReader(const loader::Registry& registry, const ReaderOptions& options)
      : doing_(Doing(options.path)),
        facts_alone_(options.facts_alone),
        storage_(options.spool ? storage::OpenSpooled(options.path) : storage::Open(options.path)),
        format_(ChooseFormat(registry, options, *storage_)),
        seal_(registry, doing_),
        collector_(&seal_, options.facts_alone),
        proxy_(format_, *storage_->abi(), loader::ParseSettings(loader::OptionsOf(format_), {}),
               doing_),
        toc_(ReadToc()),
        chain_(seal_.chain() ? seal_.chain() : OpenChain(registry, toc_.header.chain, doing_)),
        pool_(chain_) {
    CheckSealed(*chain_, options, doing_);
    if (options.helpers > 0) helpers_.emplace(options.helpers);
    for (const model::Entry& entry : toc_.entries) {
      if (!entry.parts.empty()) with_data_.emplace(entry.id, &entry);
    }
  }

  const model::Toc& toc() const override { return toc_; }

  bool random_access() const override {
    return storage_->seekable() && format_.can(PGSTOW_CAN_READ_RANDOM);
  }

  std::unique_ptr<PartReader> OpenPart(model::DumpId entry_id, uint32_t part) override {
    const auto entry = with_data_.find(entry_id);
    if (entry == with_data_.end() || part >= entry->second->parts.size()) {
      base::Throw(ErrorCode::kInternal, "the archive lists no part {} of entry {}", part, entry_id);
    }
    auto part_reader = std::make_unique<FramePartReader>(
        proxy_.OpenPart(entry_id, part), pool_.Lend(), toc_.header.archive_id, *entry->second,
        entry->second->parts[part], format_.can(PGSTOW_ENDS_COPY));
    if (!helpers_) return part_reader;
    return std::make_unique<ReadAhead>(*helpers_, std::move(part_reader));
  }

  void ReadStream(const PieceFunction& piece) override {
    if (!format_.can(PGSTOW_CAN_READ_STREAM)) return ReadParts(piece);
    StreamPass pass(toc_, *chain_, format_.can(PGSTOW_ENDS_COPY));
    pass.Run(proxy_, *pool_.Lend(), piece);
    if (!toc_.header.complete) ReadFinalToc(proxy_, toc_, seal_, facts_alone_);
    pass.CheckAgainst(toc_);
  }

  void Verify(const PieceFunction& piece) override {
    const PieceFunction given =
        piece ? piece : [](model::DumpId, uint32_t, std::span<const char>) {};
    if (!random_access()) return ReadStream(given);
    proxy_.VerifyLayout();
    ReadParts(given);
  }

  void VerifyStored(const FrameFunction& frame) override {
    StoredPass pass(toc_, *chain_, frame);
    if (random_access()) {
      proxy_.VerifyLayout();
      pass.ReadParts(proxy_);
      return;
    }
    pass.ReadStream(proxy_);
    if (!toc_.header.complete) ReadFinalToc(proxy_, toc_, seal_, facts_alone_);
    pass.CheckAgainst(toc_);
  }

  // PostgreSQL's layouts, which end COPY data as scripts do, have none, and neither has one that
  // does not know what its parts hold.
  bool keeps_checksums() const override {
    const bool has_frames = format_.can(PGSTOW_HOLDS_FRAMES) &&
                            !format_.can(PGSTOW_HOLDS_STREAMS) && !format_.can(PGSTOW_ENDS_COPY);
    const auto unknown = [](const model::Part& part) { return !part.known; };
    return has_frames && (!toc_.header.complete ||
                          std::ranges::none_of(toc_.entries, [&](const model::Entry& entry) {
                            return std::ranges::any_of(entry.parts, unknown);
                          }));
  }

 private:
  model::Toc ReadToc() {
    proxy_.ReadToc(collector_.abi());
    model::Toc toc = collector_.Take();
    toc.header.format = View(format_.info->name);
    if (!toc.header.databases.empty() && !format_.can(PGSTOW_HOLDS_DATABASES)) {
      base::Throw(ErrorCode::kPlugin,
                  "{}: format \"{}\" tells of several databases, and does not say that it holds "
                  "such archives",
                  doing_, toc.header.format);
    }
    if (storage_->seekable() && !toc.header.complete) {
      base::Throw(ErrorCode::kCorrupt, "{}: its table of contents is not the final one", doing_);
    }
    return toc;
  }

  void ReadParts(const PieceFunction& piece) {
    for (const model::Entry& entry : toc_.entries) {
      for (const model::Part& part : entry.parts) {
        const std::unique_ptr<PartReader> reader = OpenPart(entry.id, part.part);
        for (auto raw = reader->Next(); !raw.empty(); raw = reader->Next()) {
          piece(entry.id, part.part, raw);
        }
        piece(entry.id, part.part, {});
      }
    }
  }

  std::string doing_;
  bool facts_alone_;
  std::unique_ptr<storage::InputStorage> storage_;
  const loader::Format& format_;
  SealOpener seal_;
  TocCollector collector_;  // outlives proxy_, which may open records until its end
  loader::ReaderProxy proxy_;
  model::Toc toc_;
  std::shared_ptr<const Chain> chain_;
  std::unordered_map<model::DumpId, const model::Entry*> with_data_;
  WorkbenchPool pool_;
  std::optional<base::TaskPool> helpers_;
};

}  // namespace

std::unique_ptr<Reader> Reader::Open(const loader::Registry& registry,
                                     const ReaderOptions& options) {
  try {
    return std::make_unique<ArchiveReader>(registry, options);
  } catch (const Error& error) {
    if (options.format.empty()) throw;
    throw WithOpinion(error, registry, options);
  }
}

}  // namespace pgstow::archive
