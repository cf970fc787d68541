#include "host/archive/frame_appender.h"

#include "host/archive/abi.h"

namespace pgstow::archive {

PiecePlace FrameAppender::TakePlace() {
  return {.context = ContextOf(place_.archive, place_.entry, place_.part, places_++),
          .object = object_,
          .closing = closing_};
}

void FrameAppender::AppendFrame(const PiecePlace& place, uint64_t raw_bytes, uint64_t raw_checksum,
                                std::span<const std::byte> stored) {
  pgstow_frame frame{};
  frame.raw_bytes = raw_bytes;
  frame.raw_checksum = raw_checksum + chain_.Mask(place.context);
  frame.stored = Abi(stored);
  Append(place, frame);
}

void FrameAppender::AppendPiece(const PiecePlace& place, std::span<const std::byte> stored) {
  pgstow_frame frame{};
  frame.flags = PGSTOW_FRAME_STREAMED;
  frame.stored = Abi(stored);
  Append(place, frame);
}

void FrameAppender::Append(const PiecePlace& place, pgstow_frame frame) {
  frame.size = sizeof(frame);
  frame.entry = place_.entry;
  frame.part = place_.part;
  frame.sequence = sums_.frames();
  frame.object = place.object;
  if (gate_ != nullptr) gate_->Enter();
  appended_ = true;
  sink_.WriteFrame(frame);
  if (gate_ != nullptr && !place.closing) gate_->Leave();
  sums_.Add(frame.raw_bytes, frame.stored.len, frame.raw_checksum);
}

model::Part FrameAppender::End(uint64_t rows) {
  const model::Part part = sums_.Total(place_.part, rows);
  if (gate_ != nullptr) gate_->Enter();
  appended_ = true;
  sink_.EndPart(place_.entry, part);
  return part;
}

}  // namespace pgstow::archive
