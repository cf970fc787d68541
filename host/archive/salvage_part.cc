#include "host/archive/salvage_part.h"

#include <algorithm>
#include <span>

#include "host/archive/part_reader.h"
#include "host/base/error.h"
#include "host/model/one_database.h"

namespace pgstow::archive {

SalvagePart::SalvagePart(loader::ReaderProxy& archive, Workbench& bench,
                         const model::TocHeader& header, const model::Entry& entry,
                         const model::Part& part)
    : archive_(archive), bench_(bench), header_(header), entry_(entry), part_(part) {
  Find();
}

uint64_t SalvagePart::bytes() const {
  uint64_t bytes = 0;
  for (const Run& run : runs_) bytes += run.bytes;
  return bytes;
}

uint64_t SalvagePart::rows() const {
  uint64_t rows = 0;
  for (const Run& run : runs_) rows += run.rows;
  return rows;
}

// Calls `use` with the number and the raw bytes of each frame that is whole, also once it is
// decoded.
template <typename Use>
void SalvagePart::ForEachFrame(Use use) {
  loader::ReaderProxy::Part frames = archive_.OpenPart(entry_.id, part_.part);
  for (pgstow_frame frame{}; frames.Next(frame); frame = {}) {
    std::span<const char> raw;
    try {
      raw = UndoFrame(frame, header_.archive_id, frame.sequence, bench_);
    } catch (const base::Error& error) {
      const bool damaged =
          error.code() == base::ErrorCode::kCorrupt || error.code() == base::ErrorCode::kTruncated;
      if (!damaged) throw;
      continue;
    }
    use(frame.sequence, raw);
  }
}

// A run starts with frame 0, or where a row is known to start after a gap; it ends where rows were
// whole last.
void SalvagePart::Find() {
  std::unique_ptr<RowScan> scan;  // of the run that goes on
  uint64_t due = 0;
  uint64_t raw_bytes = 0;
  const auto end_run = [&](bool is_end) {
    if (!scan) return;
    if (is_end && entry_.data_form == model::DataForm::kLargeObjects) scan->Finish();
    runs_.back().bytes = scan->whole_bytes();
    runs_.back().rows = scan->rows();
    scan.reset();
  };
  ForEachFrame([&](uint64_t sequence, std::span<const char> raw) {
    if (sequence != due) end_run(false);
    due = sequence + 1;
    ++frames_;
    raw_bytes += raw.size();
    if (!scan) {
      const size_t skipped =
          sequence == 0 || raw.empty() ? 0 : BytesBeforeRow(entry_.data_form, raw);
      if (skipped == raw.size() && sequence != 0) return;
      scan =
          RowScan::Of(entry_.data_form, model::FactsOf(header_, entry_.database).standard_strings);
      runs_.push_back({.first_frame = sequence, .skipped = skipped});
      raw = raw.subspan(skipped);
    }
    scan->Take(raw);
  });
  whole_ = part_.known && frames_ == part_.frames && due == part_.frames;
  end_run(part_.known && due == part_.frames);
  if (!whole_) return;
  // The ends of parts of sealed archives do not tell rows; the final TOC does.
  const bool told = header_.complete || part_.rows != 0;
  runs_ = {{.bytes = raw_bytes, .rows = told ? part_.rows : rows()}};
}

void SalvagePart::CopyTo(PartWriter& writer) {
  size_t next = 0;
  uint64_t left = 0;  // of the run that goes on
  ForEachFrame([&](uint64_t sequence, std::span<const char> raw) {
    if (next < runs_.size() && runs_[next].first_frame == sequence) {
      raw = raw.subspan(runs_[next].skipped);
      left = runs_[next].bytes;
      ++next;
    }
    const size_t kept = std::min<uint64_t>(left, raw.size());
    if (kept > 0) writer.WriteFrame(raw.first(kept));
    left -= kept;
  });
  writer.Close(rows());
}

}  // namespace pgstow::archive
