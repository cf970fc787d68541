// Cuts the raw bytes of a part into what a layout keeps: frames, or pieces of streams, of the whole
// part or of each large object by itself.
#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "host/archive/frame_appender.h"
#include "host/archive/piece.h"

namespace pgstow::archive {

// How the parts of an archive are written.
struct PartManner {
  size_t frame_bytes;
  size_t pieces;  // of one part that may be under way at once, ≥ 1
  bool verify_encode;
  bool streams;    // PGSTOW_HOLDS_STREAMS
  bool objects;    // PGSTOW_HOLDS_OBJECTS
  bool ends_data;  // PGSTOW_ENDS_COPY
};

// One thread at a time.
class PieceWriter {
 public:
  virtual ~PieceWriter() = default;
  // Copies the bytes once, to where they are made into a piece.
  virtual void Write(std::span<const char> raw) = 0;
  // A frame of its own, where there are frames.
  virtual void WriteWhole(std::span<const char> raw) { Write(raw); }
  // All bytes of the part, or of the large object, were written. Of an object at least one frame is
  // appended.
  virtual void End(bool is_object) = 0;
  // Returns when all that was written is appended.
  virtual void Flush() = 0;
  // Appends what can be without waiting; true when that was all.
  virtual bool TryFlush() = 0;
};

// Frames of manner.frame_bytes raw bytes, or up to twice as many: one ends with the Write that
// fills it. They are made at once.
std::unique_ptr<PieceWriter> NewFrameWriter(FrameAppender& appender, const PieceTools& tools,
                                            const PartManner& manner);

// Pieces of one stream, each made after the one before: while one is filled.
std::unique_ptr<PieceWriter> NewStreamWriter(FrameAppender& appender, const PieceTools& tools,
                                             const PartManner& manner);

}  // namespace pgstow::archive
