// The rows that are left of a part of which frames are missing.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "host/archive/frame_context.h"
#include "host/archive/row_scan.h"
#include "host/archive/workbench.h"
#include "host/archive/writer.h"
#include "host/loader/format_proxy.h"
#include "host/model/entry.h"

namespace pgstow::archive {

// Reads the frames twice: to find where rows are whole, which only the frames after them tell, and
// to copy those. One thread.
class SalvagePart {
 public:
  // All outlive this. `part` is one of the entry's.
  SalvagePart(loader::ReaderProxy& archive, Workbench& bench, const model::TocHeader& header,
              const model::Entry& entry, const model::Part& part);

  // After the first reading:
  uint64_t frames() const { return frames_; }  // that are whole
  uint64_t bytes() const;                      // of rows that are whole
  uint64_t rows() const;
  bool whole() const { return whole_; }  // nothing is missing

  // Writes what is kept and closes the part.
  void CopyTo(PartWriter& writer);

 private:
  // Frames that follow each other, and what of their bytes is kept.
  struct Run {
    uint64_t first_frame = 0;
    uint64_t skipped = 0;  // bytes of the first frame that belong to a row before
    uint64_t bytes = 0;
    uint64_t rows = 0;
  };

  template <typename Use>
  void ForEachFrame(Use use);
  void Find();

  loader::ReaderProxy& archive_;
  Workbench& bench_;
  const model::TocHeader& header_;
  const model::Entry& entry_;
  const model::Part& part_;
  uint64_t frames_ = 0;
  bool whole_ = false;
  std::vector<Run> runs_;
};

}  // namespace pgstow::archive
