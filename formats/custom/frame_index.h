// The frame index: where each record of data stands, so that any part can be read at once.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "formats/custom/fields.h"
#include "formats/custom/frame.h"
#include "formats/custom/record.h"

namespace pgstow::custom {

struct PartKey {
  int32_t entry;
  uint32_t part;
  friend auto operator<=>(const PartKey&, const PartKey&) = default;
};

// A frame's record.
struct FramePlace {
  uint64_t offset;
  uint32_t stored_bytes;

  friend bool operator==(const FramePlace&, const FramePlace&) = default;
  uint64_t end() const { return offset + kRecordHeadBytes + kFrameFactBytes + stored_bytes; }
};

// The records of one part.
struct PartPlaces {
  std::vector<FramePlace> frames;  // in sequence
  uint64_t end_offset = 0;         // of the end of the part; 0 while that is not written
  friend bool operator==(const PartPlaces&, const PartPlaces&) = default;
};

// In the order of entry and part.
using FrameIndex = std::map<PartKey, PartPlaces>;

// The body of the index's record: pgstow.v1.FrameIndex.
std::string EncodeIndex(const FrameIndex& index);

// The index in a record at `index_offset`; its places lie between `data_start` and there. Throws
// PGSTOW_E_CORRUPT.
FrameIndex DecodeIndex(Bytes body, uint64_t data_start, uint64_t index_offset);

}  // namespace pgstow::custom
