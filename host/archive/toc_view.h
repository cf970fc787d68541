// A table of contents of the host as format plugins see it.
#pragma once

#include <functional>
#include <vector>

#include <pgstow/format.h>

#include "host/archive/record_coder.h"
#include "host/model/entry.h"
#include "host/model/packed_toc.h"

namespace pgstow::archive {

// The pgstow_toc of a table of contents, which outlives it and does not change meanwhile.
class TocView {
 public:
  // `records`, which outlives it, sends what is stored through the archive's chain; nullptr: that
  // has no filters.
  explicit TocView(const model::Toc& toc, RecordCoder* records = nullptr);
  explicit TocView(const model::PackedToc& toc, RecordCoder* records = nullptr);
  TocView(const TocView&) = delete;
  TocView& operator=(const TocView&) = delete;

  const pgstow_toc& abi() const { return abi_; }

 private:
  using EntryAt = std::function<const model::Entry&(size_t place)>;  // valid until the next

  TocView(const model::TocHeader& header, size_t entries, EntryAt entry_at, RecordCoder* records);

  static pgstow_status GetEntry(void* self, size_t index, pgstow_entry* out);
  static pgstow_status SealRecord(void* self, uint32_t which, pgstow_bytes record,
                                  pgstow_bytes* out);
  static pgstow_status EncodePiece(void* self, pgstow_bytes piece, pgstow_bytes* out);

  EntryAt entry_at_;
  RecordCoder* records_;
  pgstow_toc_header header_;
  std::vector<pgstow_database> databases_;
  std::vector<const pgstow_database*> database_list_;
  std::vector<pgstow_part> parts_;  // of the entry shown last
  pgstow_toc abi_;
};

// `part` of `entry` in the ABI's struct.
pgstow_part AbiPart(model::DumpId entry, const model::Part& part);

}  // namespace pgstow::archive
