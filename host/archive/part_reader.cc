#include "host/archive/part_reader.h"

#include <utility>

#include "host/archive/abi.h"
#include "host/archive/data_error.h"

namespace pgstow::archive {

std::span<const char> UndoFrame(const pgstow_frame& frame, const ArchiveId& archive, uint64_t due,
                                Workbench& bench) {
  const FrameContext context = ContextOf(archive, frame.entry, frame.part, frame.sequence);
  const std::span<const std::byte> raw = bench.Decode(View(frame.stored), context, frame.raw_bytes);
  CheckFrame(frame, raw, due, bench.chain().Mask(context));
  return {reinterpret_cast<const char*>(raw.data()), raw.size()};
}

FramePartReader::FramePartReader(loader::ReaderProxy::Part frames, WorkbenchPool::Lent bench,
                                 WorkbenchPool::Lent second, const ArchiveId& archive,
                                 const model::Entry& entry, const model::Part& told, bool ends_data)
    : frames_(std::move(frames)),
      bench_(std::move(bench)),
      second_(std::move(second)),
      archive_(archive),
      entry_(entry),
      told_(told),
      sums_(PartMask(bench_->chain(), archive, entry.id, told.part)),
      queue_([this](pgstow_frame& frame) { return frames_.Next(frame); }) {
  if (ends_data && !EndOf(entry.data_form).empty()) end_.emplace(entry.data_form);
}

std::span<const char> FramePartReader::Next() try {
  if (!pieces_) {
    pieces_.emplace(queue_, archive_, *bench_, sums_, end_ ? &*end_ : nullptr, second_.get());
  }
  const std::span<const char> raw = pieces_->Next();
  if (!raw.empty()) return raw;
  if (queue_.Peek() != nullptr) {
    throw base::Error(base::ErrorCode::kPlugin, "its format gave a frame of another part");
  }
  if (end_) end_->CheckEnd();
  CheckTotal(sums_.Total(told_.part, told_.rows), told_);
  return {};
} catch (const base::Error& error) {
  throw DataError(error, entry_, told_.part, sums_.frames());
}

}  // namespace pgstow::archive
