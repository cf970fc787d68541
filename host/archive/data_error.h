// An error that was met in the data of an entry.
#pragma once

#include <cstdint>

#include "host/base/error.h"
#include "host/model/entry.h"

namespace pgstow::archive {

// Says in its detail where it was met, and keeps it for reports that programs read.
class DataError : public base::Error {
 public:
  DataError(const base::Error& error, const model::Entry& entry, uint32_t part, uint64_t frame)
      : base::Error(base::Error(error.code(), error.what())
                        .WithDetail(fmt::format(
                            "It was met in frame {} of part {} of entry {} ({} \"{}\").", frame,
                            part, entry.id, entry.kind, entry.tag))
                        .WithHint(error.hint())),
        entry_(entry.id),
        part_(part),
        frame_(frame) {}

  model::DumpId entry() const { return entry_; }
  uint32_t part() const { return part_; }
  uint64_t frame() const { return frame_; }

 private:
  model::DumpId entry_;
  uint32_t part_;
  uint64_t frame_;
};

}  // namespace pgstow::archive
