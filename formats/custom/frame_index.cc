#include "formats/custom/frame_index.h"

#include <pgstow/sdk/error.h>

#include "formats/custom/damage.h"
#include "formats/custom/layout.h"
#include "pgstow/v1/toc.pb.h"

namespace pgstow::custom {
namespace {

// Turns the gaps of one part back into places, none of them outside the data.
class PlaceReader {
 public:
  PlaceReader(uint64_t data_start, uint64_t data_end, uint64_t index_offset)
      : data_start_(data_start), data_end_(data_end), index_offset_(index_offset) {}

  PartPlaces Read(const v1::PartFrames& from) const {
    if (from.gaps_size() != from.stored_bytes_size()) Throw("a frame has no length");
    PartPlaces places;
    places.frames.reserve(static_cast<size_t>(from.gaps_size()));
    uint64_t last_end = 0;
    for (int i = 0; i < from.gaps_size(); ++i) {
      // Sums that wrap around end up outside the data as well.
      const uint64_t offset = last_end + from.gaps(i);
      const FramePlace place{offset, from.stored_bytes(i)};
      CheckInside(offset, kRecordHeadBytes + kFrameFactBytes + place.stored_bytes);
      places.frames.push_back(place);
      last_end = place.end();
    }
    places.end_offset = from.end_offset();
    CheckInside(places.end_offset, kRecordHeadBytes + kPartFactBytes);
    return places;
  }

  [[noreturn]] void Throw(std::string_view why) const {
    ThrowDamaged(index_offset_, NameOf(RecordType::kIndex), why);
  }

 private:
  void CheckInside(uint64_t offset, uint64_t length) const {
    if (offset < data_start_ || offset > data_end_ || length > data_end_ - offset) {
      Throw("a frame is said to be outside the data");
    }
  }

  uint64_t data_start_;
  uint64_t data_end_;
  uint64_t index_offset_;
};

}  // namespace

std::string EncodeIndex(const FrameIndex& index) {
  std::string encoded;
  v1::FrameIndex piece;
  v1::PartFrames& part = *piece.add_parts();
  for (const auto& [key, places] : index) {
    part.Clear();
    part.set_entry(static_cast<uint32_t>(key.entry));
    part.set_part(key.part);
    uint64_t last_end = 0;
    for (const FramePlace& frame : places.frames) {
      part.add_gaps(frame.offset - last_end);
      part.add_stored_bytes(frame.stored_bytes);
      last_end = frame.end();
    }
    part.set_end_offset(places.end_offset);
    piece.AppendToString(&encoded);
    if (encoded.size() > kMaxIndexBytes) {
      sdk::Fail(PGSTOW_E_MEMORY, "the frame index exceeds the limit of ", kMaxIndexBytes,
                " bytes; larger frames make a smaller one");
    }
  }
  return encoded;
}

FrameIndex DecodeIndex(Bytes body, uint64_t data_start, uint64_t index_offset) {
  const PlaceReader reader(data_start, index_offset, index_offset);
  v1::FrameIndex message;
  if (!message.ParseFromArray(body.data(), static_cast<int>(body.size()))) {
    reader.Throw("it can't be decoded");
  }
  FrameIndex index;
  for (const v1::PartFrames& from : message.parts()) {
    const PartKey key{static_cast<int32_t>(from.entry()), from.part()};
    if (!index.emplace(key, reader.Read(from)).second) reader.Throw("it has a part twice");
  }
  return index;
}

}  // namespace pgstow::custom
