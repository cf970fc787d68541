#include "host/archive/stored_pass.h"

#include <utility>

#include "host/archive/data_error.h"
#include "host/base/error.h"

namespace pgstow::archive {
namespace {

using base::ErrorCode;

// Throws unless what was read of the part is what is told of it.
void Compare(const model::Part& read, const model::Part& told, const model::Entry& entry) {
  if (!told.known) return;
  try {
    CheckTotal(read, told);
  } catch (const base::Error& error) {
    throw DataError(error, entry, told.part, read.frames);
  }
}

}  // namespace

StoredPass::StoredPass(const model::Toc& toc, const Chain& chain, FrameFunction frame)
    : toc_(toc), chain_(chain), frame_(std::move(frame)) {}

PartSums StoredPass::NewSums(model::DumpId entry, uint32_t part) const {
  return PartSums(PartMask(chain_, toc_.header.archive_id, entry, part));
}

void StoredPass::ReadParts(loader::ReaderProxy& archive) {
  for (const model::Entry& entry : toc_.entries) {
    for (const model::Part& told : entry.parts) {
      PartSums sums = NewSums(entry.id, told.part);
      try {
        loader::ReaderProxy::Part frames = archive.OpenPart(entry.id, told.part);
        for (pgstow_frame frame{}; frames.Next(frame); frame = {}) Take(frame, entry, sums);
      } catch (const DataError&) {
        throw;
      } catch (const base::Error& error) {
        throw DataError(error, entry, told.part, sums.frames());
      }
      Compare(sums.Total(told.part, 0), told, entry);
    }
  }
}

void StoredPass::ReadStream(loader::ReaderProxy& archive) {
  for (const model::Entry& entry : toc_.entries) {
    for (const model::Part& part : entry.parts) accounts_[{entry.id, part.part}].entry = &entry;
  }
  for (pgstow_frame frame{}; archive.NextFrameInStream(frame); frame = {}) {
    Account& account = AccountOf(frame);
    if ((frame.flags & PGSTOW_FRAME_ENDS_PART) != 0) {
      EndPart(frame, account);
    } else {
      if (!account.sums) account.sums.emplace(NewSums(frame.entry, frame.part));
      Take(frame, *account.entry, *account.sums);
    }
  }
}

void StoredPass::CheckAgainst(const model::Toc& final) const {
  for (const model::Entry& entry : final.entries) {
    for (const model::Part& told : entry.parts) {
      const Account& account = accounts_.at({entry.id, told.part});
      const model::Part read = account.whole  ? *account.whole
                               : account.sums ? account.sums->Total(told.part, 0)
                                              : NewSums(entry.id, told.part).Total(told.part, 0);
      Compare(read, told, entry);
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

StoredPass::Account& StoredPass::AccountOf(const pgstow_frame& frame) {
  const auto account = accounts_.find({frame.entry, frame.part});
  if (account == accounts_.end() || account->second.whole) {
    base::Throw(ErrorCode::kCorrupt, "there is data of part {} of entry {}, which {}", frame.part,
                frame.entry,
                account == accounts_.end() ? "the table of contents does not list"
                                           : "was said to be whole before");
  }
  return account->second;
}

void StoredPass::EndPart(const pgstow_frame& frame, Account& account) const {
  if (!account.sums) account.sums.emplace(NewSums(frame.entry, frame.part));
  const model::Part read = account.sums->Total(frame.part, 0);
  if ((frame.flags & PGSTOW_FRAME_STREAMED) == 0) {
    model::Part told = read;
    told.frames = frame.sequence;
    told.raw_bytes = frame.raw_bytes;
    told.raw_checksum = frame.raw_checksum;
    Compare(read, told, *account.entry);
  }
  account.whole = read;
  account.sums.reset();
}

}  // namespace pgstow::archive
