// Reads one part of an archive that can be read in any order.
#pragma once

#include <cstdint>
#include <span>

#include "host/archive/frame_context.h"
#include "host/archive/part_check.h"
#include "host/archive/piece_reader.h"
#include "host/archive/read_ahead.h"
#include "host/archive/workbench.h"
#include "host/loader/format_proxy.h"

namespace pgstow::archive {

// The raw bytes of a frame, with everything about it checked. `due` is the frame's number. Valid
// until the next use of `bench`.
std::span<const char> UndoFrame(const pgstow_frame& frame, const ArchiveId& archive, uint64_t due,
                                Workbench& bench);

class FramePartReader : public LastingPartReader {
 public:
  // `entry` and `told`, the part's numbers in the TOC, outlive this. `ends_data`: the layout has
  // PGSTOW_ENDS_COPY. With `second`, frames last that filters made.
  FramePartReader(loader::ReaderProxy::Part frames, WorkbenchPool::Lent bench,
                  WorkbenchPool::Lent second, const ArchiveId& archive, const model::Entry& entry,
                  const model::Part& told, bool ends_data);

  std::span<const char> Next() override;
  bool lasts() const override { return pieces_ && pieces_->lasts(); }

 private:
  loader::ReaderProxy::Part frames_;
  WorkbenchPool::Lent bench_;
  WorkbenchPool::Lent second_;
  ArchiveId archive_;
  const model::Entry& entry_;
  const model::Part& told_;
  PartSums sums_;
  FrameQueue queue_;
  std::optional<DataEndRemover> end_;
  std::optional<PieceReader> pieces_;  // made by the first Next
};

}  // namespace pgstow::archive
