// The data of a part on its way from a connection into the archive.
#pragma once

#include <atomic>
#include <cstddef>

#include "host/archive/frame_gate.h"
#include "host/archive/writer.h"
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

  // False once Copy threw when a frame of its part was in the archive already, from where it can't
  // be taken back; otherwise the part can be copied again.
  bool can_redo() const { return bytes_ < frame_bytes_; }

 private:
  archive::Writer& writer_;
  size_t frame_bytes_;
  const std::atomic<bool>& stop_;
  archive::FrameGate* gate_;
  size_t bytes_ = 0;  // of the part that is not done, as given to the archive
};

}  // namespace pgstow::dump
