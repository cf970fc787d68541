#include "host/archive/stream_accounts.h"

#include "host/archive/data_error.h"
#include "host/base/error.h"

namespace pgstow::archive {
namespace {

using Account = StreamAccounts::Account;

void CheckPart(const Account& account, const model::Part& read, const model::Part& told) {
  try {
    if (account.end && !account.whole) account.end->CheckEnd();
    CheckTotal(read, told);
  } catch (const base::Error& error) {
    throw DataError(error, *account.entry, told.part, read.frames);
  }
}

}  // namespace

StreamAccounts::StreamAccounts(const model::Toc& toc, const Chain& chain, bool ends_data)
    : toc_(toc), chain_(chain) {
  for (const model::Entry& entry : toc.entries) {
    for (const model::Part& part : entry.parts) {
      Account& account = accounts_[{entry.id, part.part}];
      account.entry = &entry;
      if (ends_data && !EndOf(entry.data_form).empty()) account.end.emplace(entry.data_form);
    }
  }
}

PartSums StreamAccounts::NewSums(model::DumpId entry, uint32_t part) const {
  return PartSums(PartMask(chain_, toc_.header.archive_id, entry, part));
}

Account& StreamAccounts::Of(const pgstow_frame& frame) {
  const auto found = accounts_.find({frame.entry, frame.part});
  if (found == accounts_.end() || found->second.whole) {
    base::Throw(base::ErrorCode::kCorrupt, "there is data of part {} of entry {}, which {}",
                frame.part, frame.entry,
                found == accounts_.end() ? "the table of contents does not list"
                                         : "was said to be whole before");
  }
  Account& account = found->second;
  if (!account.sums) account.sums.emplace(NewSums(frame.entry, frame.part));
  return account;
}

void StreamAccounts::EndPart(const pgstow_frame& frame, Account& account) const {
  const model::Part read = account.sums->Total(frame.part, 0);
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

void StreamAccounts::CheckAgainst(const model::Toc& final) const {
  for (const model::Entry& entry : final.entries) {
    for (const model::Part& told : entry.parts) {
      const Account& account = accounts_.at({entry.id, told.part});
      const model::Part read = account.whole  ? *account.whole
                               : account.sums ? account.sums->Total(told.part, 0)
                                              : NewSums(entry.id, told.part).Total(told.part, 0);
      CheckPart(account, read, told);
    }
  }
}

}  // namespace pgstow::archive
