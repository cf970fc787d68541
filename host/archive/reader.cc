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
#include "host/archive/source.h"
#include "host/archive/stored_pass.h"
#include "host/archive/stream_pass.h"
#include "host/archive/toc_sink.h"
#include "host/archive/workbench.h"
#include "host/base/error.h"
#include "host/base/task_pool.h"
#include "host/loader/format_proxy.h"

namespace pgstow::archive {
namespace {

using base::Error;
using base::ErrorCode;

class ArchiveReader : public Reader {
 public:
  ArchiveReader(const loader::Registry& registry, const ReaderOptions& options)
      : source_(registry, options),
        format_(source_.format()),
        collector_(&source_.seal()),
        proxy_(source_.OpenReader()),
        toc_(source_.ReadToc(proxy_, collector_)),
        chain_(source_.ChainOf(toc_.header)),
        pool_(chain_) {
    if (options.helpers > 0) helpers_.emplace(options.helpers);
    for (const model::Entry& entry : toc_.entries) {
      if (!entry.parts.empty()) with_data_.emplace(entry.id, &entry);
    }
  }

  const model::Toc& toc() const override { return toc_; }

  bool random_access() const override {
    return source_.seekable() && format_.can(PGSTOW_CAN_READ_RANDOM);
  }

  std::unique_ptr<PartReader> OpenPart(model::DumpId entry_id, uint32_t part) override {
    const auto entry = with_data_.find(entry_id);
    if (entry == with_data_.end() || part >= entry->second->parts.size()) {
      base::Throw(ErrorCode::kInternal, "the archive lists no part {} of entry {}", part, entry_id);
    }
    auto part_reader = std::make_unique<FramePartReader>(
        proxy_.OpenPart(entry_id, part), pool_.Lend(),
        helpers_ ? pool_.Lend() : WorkbenchPool::Lent(), toc_.header.archive_id, *entry->second,
        entry->second->parts[part], format_.can(PGSTOW_ENDS_COPY));
    if (!helpers_) return part_reader;
    return std::make_unique<ReadAhead>(*helpers_, std::move(part_reader));
  }

  void ReadStream(const PieceFunction& piece) override {
    if (!format_.can(PGSTOW_CAN_READ_STREAM)) return ReadParts(piece);
    StreamPass pass(toc_, *chain_, format_.can(PGSTOW_ENDS_COPY));
    pass.Run(proxy_, *pool_.Lend(), piece);
    if (!toc_.header.complete) ReadFinalToc(proxy_, toc_, source_.seal());
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
    if (!toc_.header.complete) ReadFinalToc(proxy_, toc_, source_.seal());
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

  Source source_;
  const loader::Format& format_;
  TocCollector collector_;  // outlives proxy_, which may open records until its end
  loader::ReaderProxy proxy_;
  model::Toc toc_;
  std::shared_ptr<const Chain> chain_;
  std::unordered_map<model::DumpId, const model::Entry*> with_data_;
  WorkbenchPool pool_;
  std::optional<base::TaskPool> helpers_;
};

// Calls `open`; where the user named a format, errors tell what the archive looks like.
template <class Open>
auto Opened(const loader::Registry& registry, const ReaderOptions& options, Open open) {
  try {
    return open();
  } catch (const Error& error) {
    if (options.format.empty()) throw;
    throw WithOpinion(error, registry, options);
  }
}

}  // namespace

std::unique_ptr<Reader> Reader::Open(const loader::Registry& registry,
                                     const ReaderOptions& options) {
  return Opened(registry, options, [&]() -> std::unique_ptr<Reader> {
    return std::make_unique<ArchiveReader>(registry, options);
  });
}

model::BriefToc ReadBriefToc(const loader::Registry& registry, const ReaderOptions& options) {
  return Opened(registry, options, [&] {
    Source source(registry, options);
    BriefCollector collector(&source.seal());
    loader::ReaderProxy reader = source.OpenReader();
    model::BriefToc toc = source.ReadToc(reader, collector);
    source.ChainOf(toc.header);
    return toc;
  });
}

}  // namespace pgstow::archive
