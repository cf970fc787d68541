// The raw bytes of a part out of what a layout keeps of it: frames, pieces of streams, or those of
// each large object by itself.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>

#include <pgstow/format.h>

#include "host/archive/data_end.h"
#include "host/archive/frame_context.h"
#include "host/archive/part_check.h"
#include "host/archive/stream_codec.h"
#include "host/archive/workbench.h"
#include "host/model/large_object_records.h"

namespace pgstow::archive {

// Frames as they come, the next of which can be looked at. One thread at a time.
class FrameQueue {
 public:
  // Fills the frame, whose bytes stay until the next call; false at the end.
  using Fetch = std::function<bool(pgstow_frame&)>;
  explicit FrameQueue(Fetch fetch) : fetch_(std::move(fetch)) {}

  const pgstow_frame* Peek();  // nullptr at the end
  void Pop() { waiting_ = false; }

 private:
  Fetch fetch_;
  pgstow_frame frame_{};
  bool waiting_ = false;  // frame_ was not taken
  bool over_ = false;
};

// Reads from a queue as long as what comes is data of one part. One thread at a time.
class PieceReader {
 public:
  // The part is that of the queue's next frame. All outlive this; `sums` is told what came. `end`,
  // which may be nullptr, takes away what ends data; its CheckEnd is left to the caller. With
  // `second` frames are undone in turns, so that they last.
  PieceReader(FrameQueue& queue, const ArchiveId& archive, Workbench& bench, PartSums& sums,
              DataEndRemover* end, Workbench* second = nullptr);
  PieceReader(const PieceReader&) = delete;
  PieceReader& operator=(const PieceReader&) = delete;

  // The next raw bytes, everything about them checked; those of large objects as records. Valid
  // until the next call and until the queue moves. Empty when something else is next in the queue,
  // or nothing.
  std::span<const char> Next();

  // Whether what Next gave last is valid until the next call but one, wherever the queue moves: it
  // is the whole of a frame, made by filters, and there is a second bench.
  bool lasts() const { return lasts_; }

 private:
  std::span<const char> NextRaw();
  bool IsNext(const pgstow_frame* frame) const;
  std::span<const std::byte> NextPiece();
  std::span<const std::byte> NextOfStream();
  std::span<const char> Tell(std::span<const std::byte> raw);

  FrameQueue& queue_;
  ArchiveId archive_;
  Workbench* bench_;   // that undoes the next frame
  Workbench* second_;  // and the one after it; nullptr: the same
  PartSums& sums_;
  DataEndRemover* end_;
  bool lasts_ = false;
  std::span<const char> after_first_;  // what the remover told second
  int32_t entry_ = 0;
  uint32_t part_ = 0;
  uint32_t object_ = 0;      // that is being told; 0: none
  bool object_told_ = true;  // a record of it was
  bool streaming_ = false;   // in the middle of a stream
  model::LargeObjectRecordHead head_{};
  std::span<const std::byte> after_head_;
};

}  // namespace pgstow::archive
