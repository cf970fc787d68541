// Reads the frames that are left of one part.
#pragma once

#include <cstdint>
#include <map>

#include <pgstow/sdk/format.h>

#include "formats/custom/buffer.h"
#include "formats/custom/frame.h"
#include "formats/custom/salvage.h"

namespace pgstow::custom {

class SalvageCursor : public sdk::PartCursor {
 public:
  // `file` and `part`, which may be nullptr for a part of which nothing is left, outlive this.
  SalvageCursor(const sdk::File& file, const SalvagedPart* part) : file_(file) {
    if (part == nullptr) return;
    next_ = part->frames.begin();
    end_ = part->frames.end();
  }

  // The record was whole when it was found.
  sdk::Next NextFrame(pgstow_frame& frame) override {
    if (next_ == end_) return sdk::Next::kEnd;
    const FramePlace place = (next_++)->second;
    const std::span<uint8_t> body = buffer_.Room(place.end() - place.offset - kRecordHeadBytes);
    if (file_.ReadAt(place.offset + kRecordHeadBytes, body) < body.size()) {
      sdk::Fail(PGSTOW_E_TRUNCATED, "it became shorter while it was read");
    }
    frame = DecodeFrame(body, place.offset);
    return sdk::Next::kRead;
  }

 private:
  using Frames = std::map<uint64_t, FramePlace>;
  const sdk::File& file_;
  Frames::const_iterator next_{};
  Frames::const_iterator end_{};
  Buffer buffer_;
};

}  // namespace pgstow::custom
