// What a part turns out to be while its frames go by: its numbers, and whether the frames fit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <pgstow/format.h>

#include "host/archive/part_mask.h"
#include "host/base/checksum.h"
#include "host/model/entry.h"

namespace pgstow::archive {

// Adds up the numbers of pgstow_part over the frames of one part.
class PartSums {
 public:
  explicit PartSums(const PartMask& mask = {}) : mask_(mask) {}

  void Add(uint64_t raw_bytes, uint64_t stored_bytes, uint64_t raw_checksum);
  // Raw bytes of no frame of their own: of streams.
  void AddRaw(uint64_t raw_bytes) { raw_bytes_ += raw_bytes; }
  uint64_t frames() const { return frames_; }

  // The numbers so far, as those of part `part` with that many rows.
  model::Part Total(uint32_t part, uint64_t rows) const;

 private:
  PartMask mask_;
  uint64_t frames_ = 0;
  uint64_t raw_bytes_ = 0;
  uint64_t stored_bytes_ = 0;
  base::Xxh3Stream checksum_;
};

// Throws kCorrupt unless `raw` is what was made into `frame` and the frame is number `due` of its
// part. Throws kUnsupported for a frame with flags that this program does not know.
// `mask` was added to its checksum.
void CheckFrame(const pgstow_frame& frame, std::span<const std::byte> raw, uint64_t due,
                uint64_t mask = 0);

// Throws kCorrupt unless the frame is number `due` of its part.
void CheckSequence(const pgstow_frame& frame, uint64_t due);

// Throws kCorrupt unless the part that was read has the numbers that the TOC tells, if it
// tells them. Rows are not looked at: bytes do not tell them.
void CheckTotal(const model::Part& read, const model::Part& told);

}  // namespace pgstow::archive
