// Gives COPY data that comes in pieces of any size to a part row by row, so that frames end with
// rows.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "host/archive/writer.h"

namespace pgstow::archive {

// Frames come out as those of a dump of the same rows, which gives the part a row at a time too.
// Holds a frame of a row at most, however wide it is. One thread at a time.
class RowCutter {
 public:
  // `frame_bytes` as the archive's WriterOptions. `part` outlives this.
  RowCutter(PartWriter& part, size_t frame_bytes) : part_(part), frame_bytes_(frame_bytes) {}

  void Write(std::span<const char> bytes);
  void Finish();  // before the part is closed

 private:
  void EndRow();
  void WriteWide(std::span<const char> bytes);

  PartWriter& part_;
  size_t frame_bytes_;
  std::vector<char> row_;  // that is not whole
  bool wide_ = false;      // it is in part_ up to here
  size_t room_ = 0;        // in the frame that a wide row is being cut into
};

}  // namespace pgstow::archive
