// The data of a part on its way from a connection into the archive.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "host/archive/frame_gate.h"
#include "host/archive/writer.h"
#include "host/dump/part_line.h"
#include "host/dump/plan.h"
#include "host/pg/connection.h"

namespace pgstow::dump {

// Copies parts one after another. One thread at a time; several copiers share a writer.
class PartCopier {
 public:
  // `frame_bytes`: as the archive's WriterOptions. `stop`: set by another thread, ends a copy with
  // kInterrupted. `gate`: frames are appended in its turns, those of the copy's end in one that the
  // caller ends; nullptr: whenever they are ready. All outlive the copier.
  PartCopier(archive::Writer& writer, size_t frame_bytes, const std::atomic<bool>& stop,
             archive::FrameGate* gate)
      : writer_(writer), frame_bytes_(frame_bytes), stop_(stop), gate_(gate) {}

  // Copies the data of the task. Throws kServer worded as pg_dump words data that can't be dumped,
  // and what the archive throws.
  void Copy(pg::Connection& connection, const CopyTask& task);

  // The same, for who writes to the archive alone and has no gate; but returns when all rows are
  // there, while the last frames may still be on their way. The next copy, or Settle, sees to them,
  // and throws what the archive throws about them.
  void CopyAhead(pg::Connection& connection, const CopyTask& task);
  void Settle();

  // False once Copy threw when a frame of its part was in the archive already, from where it can't
  // be taken back; otherwise the part can be copied again.
  bool can_redo() const { return bytes_ < frame_bytes_; }

 private:
  // Returns how many rows there were.
  uint64_t Fill(archive::PartWriter& part, pg::Connection& connection, const CopyTask& task);

  archive::Writer& writer_;
  size_t frame_bytes_;
  const std::atomic<bool>& stop_;
  archive::FrameGate* gate_;
  size_t bytes_ = 0;                  // of the part that is not done, as given to the archive
  std::unique_ptr<PartInLine> last_;  // that CopyAhead copied
};

}  // namespace pgstow::dump
