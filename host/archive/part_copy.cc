#include "host/archive/part_copy.h"

#include <utility>

#include "host/archive/data_error.h"

namespace pgstow::archive {

PartCopy::PartCopy(std::unique_ptr<PartWriter> part, const model::Entry& entry,
                   const Manner& manner)
    : part_(std::move(part)),
      entry_(entry),
      manner_(manner),
      scan_(RowScan::Of(entry.data_form, manner.standard_strings)) {
  if (!manner.frames && entry.data_form == model::DataForm::kCopy) {
    cutter_.emplace(*part_, manner.frame_bytes);
  }
}

void PartCopy::Take(std::span<const char> piece) {
  scan_->Take(piece);
  if (cutter_) {
    cutter_->Write(piece);
  } else if (manner_.frames) {
    part_->WriteFrame(piece);
  } else {
    part_->Write(piece);
  }
}

uint64_t PartCopy::Close(std::optional<uint64_t> told) try {
  scan_->Finish();
  if (cutter_) cutter_->Finish();
  const uint64_t rows = scan_->rows();
  if (told && *told != rows) {
    base::Throw(base::ErrorCode::kCorrupt,
                "the data has {} rows, and the table of contents tells {}", rows, *told);
  }
  part_->Close(rows);
  return rows;
} catch (const base::Error& error) {
  if (error.code() != base::ErrorCode::kCorrupt) throw;
  throw DataError(error, entry_, manner_.part);
}

}  // namespace pgstow::archive
