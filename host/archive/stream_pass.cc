#include "host/archive/stream_pass.h"

#include "host/archive/data_error.h"
#include "host/archive/part_reader.h"
#include "host/archive/toc_sink.h"
#include "host/base/error.h"
#include "host/model/toc_check.h"

namespace pgstow::archive {
namespace {

using base::ErrorCode;

// Compares each entry of the final TOC with the early one as it comes, so that there is never a
// second TOC in memory.
class NumberTaker : public TocSink {
 public:
  NumberTaker(model::Toc& toc, SealOpener& seal) : TocSink(&seal), toc_(toc) {}

  void CheckComplete() const {
    if (next_ != toc_.entries.size()) Refuse();
  }

 private:
  void OnHeader(model::TocHeader header, uint64_t) override {
    header.format = toc_.header.format;
    if (!header.complete) Refuse();
    toc_.header.complete = true;
    if (header != toc_.header) Refuse();
  }

  void OnEntry(const pgstow_entry& told) override {
    if (next_ == toc_.entries.size()) Refuse();
    model::Entry entry;
    Fill(told, entry);
    model::Entry& early = toc_.entries[next_++];
    if (entry.parts.size() != early.parts.size()) Refuse();
    early.parts = entry.parts;
    if (entry != early) Refuse();
  }

  [[noreturn]] static void Refuse() {
    throw base::Error(ErrorCode::kCorrupt,
                      "the final table of contents tells other entries than the early one");
  }

  model::Toc& toc_;
  size_t next_ = 0;
};

}  // namespace

void StreamPass::Run(loader::ReaderProxy& archive, Workbench& bench,
                     const Reader::PieceFunction& piece) {
  FrameQueue queue([&archive](pgstow_frame& frame) { return archive.NextFrameInStream(frame); });
  while (const pgstow_frame* const frame = queue.Peek()) {
    StreamAccounts::Account& account = accounts_.Of(*frame);
    if ((frame->flags & PGSTOW_FRAME_ENDS_PART) != 0) {
      accounts_.EndPart(*frame, account);
      piece(frame->entry, frame->part, {});
      queue.Pop();
    } else {
      ReadPieces(queue, bench, account, piece);
    }
  }
}

void StreamPass::ReadPieces(FrameQueue& queue, Workbench& bench, StreamAccounts::Account& account,
                            const Reader::PieceFunction& piece) {
  const uint32_t part = queue.Peek()->part;
  PieceReader pieces(queue, toc_.header.archive_id, bench, *account.sums,
                     account.end ? &*account.end : nullptr);
  for (;;) {
    std::span<const char> raw;
    try {
      raw = pieces.Next();
    } catch (const base::Error& error) {
      throw DataError(error, *account.entry, part, account.sums->frames());
    }
    if (raw.empty()) return;
    piece(account.entry->id, part, raw);
  }
}

void ReadFinalToc(loader::ReaderProxy& archive, model::Toc& toc, SealOpener& seal) {
  NumberTaker taker(toc, seal);
  archive.ReadFinalToc(taker.abi());
  taker.CheckComplete();
  model::CheckToc(toc);
}

}  // namespace pgstow::archive
