#include "host/archive/stored_pass.h"

#include <utility>

#include "host/archive/data_error.h"
#include "host/base/error.h"

namespace pgstow::archive {
using base::ErrorCode;

StoredPass::StoredPass(const model::Toc& toc, const Chain& chain, FrameFunction frame)
    : toc_(toc),
      chain_(chain),
      frame_(std::move(frame)),
      accounts_(toc, chain, /*ends_data=*/false) {}

void StoredPass::ReadParts(loader::ReaderProxy& archive) {
  for (const model::Entry& entry : toc_.entries) {
    for (const model::Part& told : entry.parts) {
      PartSums sums(PartMask(chain_, toc_.header.archive_id, entry.id, told.part));
      try {
        loader::ReaderProxy::Part frames = archive.OpenPart(entry.id, told.part);
        for (pgstow_frame frame{}; frames.Next(frame); frame = {}) Take(frame, entry, sums);
        CheckTotal(sums.Total(told.part, 0), told);
      } catch (const DataError&) {
        throw;
      } catch (const base::Error& error) {
        throw DataError(error, entry, told.part, sums.frames());
      }
    }
  }
}

void StoredPass::ReadStream(loader::ReaderProxy& archive) {
  for (pgstow_frame frame{}; archive.NextFrameInStream(frame); frame = {}) {
    StreamAccounts::Account& account = accounts_.Of(frame);
    if ((frame.flags & PGSTOW_FRAME_ENDS_PART) != 0) {
      accounts_.EndPart(frame, account);
    } else {
      Take(frame, *account.entry, *account.sums);
    }
  }
}

void StoredPass::Take(const pgstow_frame& frame, const model::Entry& entry, PartSums& sums) const {
  if (frame.sequence != sums.frames()) {
    throw DataError(
        base::Error(ErrorCode::kCorrupt, fmt::format("frame {} stands where frame {} should",
                                                     frame.sequence, sums.frames())),
        entry, frame.part, sums.frames());
  }
  sums.Add(frame.raw_bytes, frame.stored.len, frame.raw_checksum);
  if (frame_) frame_(frame);
}

}  // namespace pgstow::archive
