// Gathers the bytes of one part into frames.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <pgstow/format.h>

#include "host/archive/frame_context.h"
#include "host/archive/part_check.h"
#include "host/archive/workbench.h"
#include "host/archive/writer.h"

namespace pgstow::archive {

// Where frames and ends of parts go: the archive.
class FrameSink {
 public:
  virtual ~FrameSink() = default;
  virtual void WriteFrame(const pgstow_frame& frame) = 0;
  virtual void EndPart(model::DumpId entry, const model::Part& part) = 0;
  virtual void ForgetPart(model::DumpId entry, uint32_t part) noexcept = 0;  // it has no frame
};

class FramingPartWriter : public PartWriter {
 public:
  struct Place {
    ArchiveId archive;
    model::DumpId entry;
    uint32_t part;
  };

  // `sink` and `gate`, which may be nullptr, outlive this.
  FramingPartWriter(FrameSink& sink, WorkbenchPool::Lent bench, Place place, size_t frame_bytes,
                    bool verify_encode, FrameGate* gate);
  ~FramingPartWriter() override;

  void Write(std::span<const char> bytes) override;
  model::Part Close(uint64_t rows) override;

 private:
  void WriteFrame(std::span<const char> raw);
  void WriteGathered();

  FrameSink& sink_;
  WorkbenchPool::Lent bench_;
  Place place_;
  size_t frame_bytes_;
  bool verify_encode_;
  FrameGate* gate_;
  bool closing_ = false;
  bool appended_ = false;  // something of the part may be in the archive
  PartSums sums_;
};

}  // namespace pgstow::archive
