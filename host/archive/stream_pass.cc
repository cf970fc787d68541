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

  void OnEntry(model::Entry entry) override {
    if (next_ == toc_.entries.size()) Refuse();
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

StreamPass::StreamPass(const model::Toc& toc, const Chain& chain, bool ends_data)
    : toc_(toc), chain_(chain) {
  for (const model::Entry& entry : toc.entries) {
    for (const model::Part& part : entry.parts) {
      Account& account = accounts_[{entry.id, part.part}];
      account.entry = &entry;
      if (ends_data && !EndOf(entry.data_form).empty()) account.end.emplace(entry.data_form);
    }
  }
}

void StreamPass::Run(loader::ReaderProxy& archive, Workbench& bench,
                     const Reader::PieceFunction& piece) {
  FrameQueue queue([&archive](pgstow_frame& frame) { return archive.NextFrameInStream(frame); });
  while (const pgstow_frame* const frame = queue.Peek()) {
    Account& account = AccountOf(*frame);
    const PartKey key{frame->entry, frame->part};
    if ((frame->flags & PGSTOW_FRAME_ENDS_PART) != 0) {
      EndPart(*frame, account);
      piece(key.first, key.second, {});
      queue.Pop();
    } else {
      ReadPieces(queue, bench, account, key, piece);
    }
  }
}

void StreamPass::ReadPieces(FrameQueue& queue, Workbench& bench, Account& account, PartKey key,
                            const Reader::PieceFunction& piece) {
  if (!account.sums) account.sums.emplace(MaskOf(account, key.second));
  PieceReader pieces(queue, toc_.header.archive_id, bench, *account.sums,
                     account.end ? &*account.end : nullptr);
  for (;;) {
    std::span<const char> raw;
    try {
      raw = pieces.Next();
    } catch (const base::Error& error) {
      throw DataError(error, *account.entry, key.second, account.sums->frames());
    }
    if (raw.empty()) return;
    piece(key.first, key.second, raw);
  }
}

StreamPass::Account& StreamPass::AccountOf(const pgstow_frame& frame) {
  const auto account = accounts_.find({frame.entry, frame.part});
  if (account == accounts_.end() || account->second.whole) {
    base::Throw(ErrorCode::kCorrupt, "there is data of part {} of entry {}, which {}", frame.part,
                frame.entry,
                account == accounts_.end() ? "the table of contents does not list"
                                           : "was said to be whole before");
  }
  return account->second;
}

PartMask StreamPass::MaskOf(const Account& account, uint32_t part) const {
  return {chain_, toc_.header.archive_id, account.entry->id, part};
}

model::Part StreamPass::ReadOf(const Account& account, uint32_t part) const {
  return account.sums ? account.sums->Total(part, 0)
                      : PartSums(MaskOf(account, part)).Total(part, 0);
}

void StreamPass::CheckPart(const Account& account, const model::Part& read,
                           const model::Part& told) {
  try {
    if (account.end && !account.whole) account.end->CheckEnd();
    CheckTotal(read, told);
  } catch (const base::Error& error) {
    throw DataError(error, *account.entry, told.part, read.frames);
  }
}

void StreamPass::EndPart(const pgstow_frame& frame, Account& account) const {
  const model::Part read = ReadOf(account, frame.part);
  model::Part told = read;
  told.known = (frame.flags & PGSTOW_FRAME_STREAMED) == 0;
  told.frames = frame.sequence;
  told.raw_bytes = frame.raw_bytes;
  told.raw_checksum = frame.raw_checksum;
  CheckPart(account, read, told);
  account.whole = read;
  account.sums.reset();
  account.end.reset();
}

void StreamPass::CheckAgainst(const model::Toc& final) const {
  for (const model::Entry& entry : final.entries) {
    for (const model::Part& part : entry.parts) {
      const Account& account = accounts_.at({entry.id, part.part});
      const model::Part read = account.whole ? *account.whole : ReadOf(account, part.part);
      CheckPart(account, read, part);
    }
  }
}

void ReadFinalToc(loader::ReaderProxy& archive, model::Toc& toc, SealOpener& seal) {
  NumberTaker taker(toc, seal);
  archive.ReadFinalToc(taker.abi());
  taker.CheckComplete();
  model::CheckToc(toc);
}

}  // namespace pgstow::archive
