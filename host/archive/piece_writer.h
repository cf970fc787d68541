// What a layout keeps of a part out of its raw bytes: frames, or pieces of streams, of the whole
// part or of each large object by itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include <pgstow/format.h>

#include "host/archive/frame_context.h"
#include "host/archive/frame_gate.h"
#include "host/archive/part_check.h"
#include "host/archive/workbench.h"

namespace pgstow::archive {

// Where frames and ends of parts go: the archive.
class FrameSink {
 public:
  virtual ~FrameSink() = default;
  virtual void WriteFrame(const pgstow_frame& frame) = 0;
  virtual void EndPart(model::DumpId entry, const model::Part& part) = 0;
  virtual void ForgetPart(model::DumpId entry, uint32_t part) noexcept = 0;  // it has no frame
};

// Numbers the frames of one part and appends them in turn.
class FrameAppender {
 public:
  struct Place {
    ArchiveId archive;
    model::DumpId entry;
    uint32_t part;
  };

  // `sink`, `chain` and `gate`, which may be nullptr, outlive this.
  FrameAppender(FrameSink& sink, const Chain& chain, Place place, FrameGate* gate)
      : sink_(sink),
        chain_(chain),
        place_(place),
        gate_(gate),
        sums_(PartMask(chain, place.archive, place.entry, place.part)) {}

  void SetObject(model::Oid object) { object_ = object; }

  // Of the next frame.
  FrameContext context() const;

  // Appends what `stored` has as the next frame, or piece of a stream.
  void AppendFrame(std::span<const std::byte> raw, std::span<const std::byte> stored);
  void AppendPiece(std::span<const std::byte> stored);
  // Says how many raw bytes pieces are made of.
  void CountRaw(uint64_t bytes) { sums_.AddRaw(bytes); }

  // Appends the end of the part. From SetClosing on the turn at the gate is kept.
  void SetClosing() { closing_ = true; }
  model::Part End(uint64_t rows);

  bool appended() const { return appended_; }  // something may be in the archive
  const Place& place() const { return place_; }
  uint64_t frames() const { return sums_.frames(); }

 private:
  void Append(pgstow_frame frame);

  FrameSink& sink_;
  const Chain& chain_;
  Place place_;
  FrameGate* gate_;
  model::Oid object_ = 0;
  bool closing_ = false;
  bool appended_ = false;
  PartSums sums_;
};

// One thread at a time.
class PieceWriter {
 public:
  virtual ~PieceWriter() = default;
  virtual void Write(std::span<const char> raw) = 0;
  // A frame of its own, where there are frames.
  virtual void WriteWhole(std::span<const char> raw) { Write(raw); }
  // All bytes of the part, or of the large object, were written. Of an object at least one frame is
  // appended.
  virtual void End(bool is_object) = 0;
};

// Frames of `frame_bytes` raw bytes, or up to twice as many: one ends with the Write that fills it.
std::unique_ptr<PieceWriter> NewFrameWriter(FrameAppender& appender, Workbench& bench,
                                            size_t frame_bytes, bool verify_encode);

// Pieces of one stream.
std::unique_ptr<PieceWriter> NewStreamWriter(FrameAppender& appender, Workbench& bench,
                                             bool verify_encode);

}  // namespace pgstow::archive
