#include "formats/custom/part_cursor.h"

#include "formats/custom/damage.h"
#include "formats/custom/frame.h"

namespace pgstow::custom {

sdk::Next PartCursor::NextFrame(pgstow_frame& frame) {
  if (sequence_ == places_.frames.size()) return sdk::Next::kEnd;
  const FramePlace& place = places_.frames[sequence_];
  const Bytes body = archive_.ReadRecord(RecordType::kFrame, place.offset, place.end(), buffer_);
  frame = DecodeFrame(body, place.offset);
  if (frame.entry != key_.entry || frame.part != key_.part || frame.sequence != sequence_) {
    ThrowDamaged(place.offset, NameOf(RecordType::kFrame), "it is not the one the index tells");
  }
  ++sequence_;
  return sdk::Next::kRead;
}

}  // namespace pgstow::custom
