// Appends what is made of one part to the archive, in order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <pgstow/format.h>

#include "host/archive/chain.h"
#include "host/archive/frame_context.h"
#include "host/archive/frame_gate.h"
#include "host/archive/part_check.h"
#include "host/model/entry.h"

namespace pgstow::archive {

// Where frames and ends of parts go: the archive.
class FrameSink {
 public:
  virtual ~FrameSink() = default;
  virtual void WriteFrame(const pgstow_frame& frame) = 0;
  virtual void EndPart(model::DumpId entry, const model::Part& part) = 0;
  virtual void ForgetPart(model::DumpId entry, uint32_t part) noexcept = 0;  // it has no frame
};

// Where in its part a frame or piece of a stream stands.
struct PiecePlace {
  FrameContext context{};
  model::Oid object = 0;
  bool closing = false;  // one of those that PartWriter::EndData leaves
};

// Numbers the frames of one part and appends them in turn. One thread at a time.
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

  // What the places that are taken from now on are of.
  void SetObject(model::Oid object) { object_ = object; }
  void SetClosing() { closing_ = true; }

  // The place of the next piece. Pieces are appended in the order in which they took theirs.
  PiecePlace TakePlace();

  // Whether something would be appended at once, and not have to wait for its turn.
  bool IsFree() { return gate_ == nullptr || gate_->TryEnter(); }

  // Appends what `stored` has as a frame, or a piece of a stream.
  void AppendFrame(const PiecePlace& place, uint64_t raw_bytes, uint64_t raw_checksum,
                   std::span<const std::byte> stored);
  void AppendPiece(const PiecePlace& place, std::span<const std::byte> stored);
  // Says how many raw bytes pieces are made of.
  void CountRaw(uint64_t bytes) { sums_.AddRaw(bytes); }

  // Appends the end of the part. From the first piece with a place of closing on the turn at the
  // gate is kept.
  model::Part End(uint64_t rows);

  bool appended() const { return appended_; }  // something may be in the archive
  const Place& place() const { return place_; }

 private:
  void Append(const PiecePlace& place, pgstow_frame frame);

  FrameSink& sink_;
  const Chain& chain_;
  Place place_;
  FrameGate* gate_;
  model::Oid object_ = 0;
  bool closing_ = false;
  uint64_t places_ = 0;  // taken
  bool appended_ = false;
  PartSums sums_;
};

}  // namespace pgstow::archive
