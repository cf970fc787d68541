// A sum over the places of records that does not depend on their order: it tells whether the index
// names just the records that came by in a stream, without keeping them.
#pragma once

#include <cstdint>

#include <pgstow/sdk/checksum.h>

#include "formats/custom/frame_index.h"

namespace pgstow::custom {

class PlaceTally {
 public:
  void AddFrame(PartKey key, uint64_t sequence, const FramePlace& place) {
    Add(key, sequence, place.offset, place.stored_bytes);
  }
  void AddEnd(PartKey key, uint64_t frame_count, uint64_t offset) {
    Add(key, frame_count, offset, kEnd);
  }
  void AddAll(const FrameIndex& index) {
    for (const auto& [key, places] : index) {
      uint64_t sequence = 0;
      for (const FramePlace& place : places.frames) AddFrame(key, sequence++, place);
      AddEnd(key, sequence, places.end_offset);
    }
  }
  friend bool operator==(const PlaceTally& a, const PlaceTally& b) { return a.sum_ == b.sum_; }

 private:
  static constexpr uint64_t kEnd = ~uint64_t{0};  // no frame stores as much

  void Add(PartKey key, uint64_t sequence, uint64_t offset, uint64_t stored_bytes) {
    FieldWriter<32> fields;
    fields.Put(static_cast<uint32_t>(key.entry));
    fields.Put(key.part);
    fields.Put(sequence);
    fields.Put(offset);
    fields.Put(stored_bytes);
    sum_ += checksum_(fields.filled());
  }

  sdk::Checksum checksum_;
  uint64_t sum_ = 0;
};

}  // namespace pgstow::custom
