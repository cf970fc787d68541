// One part on its way from an archive into another.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "host/archive/row_cutter.h"
#include "host/archive/row_scan.h"
#include "host/archive/writer.h"
#include "host/model/entry.h"

namespace pgstow::archive {

// One thread at a time.
class PartCopy {
 public:
  struct Manner {
    uint32_t part;  // its number, for messages
    bool frames;    // pieces are frames, to be kept as they are
    bool standard_strings;
    size_t frame_bytes;
  };

  // `part` writes data of `entry`, which outlives this.
  PartCopy(std::unique_ptr<PartWriter> part, const model::Entry& entry, const Manner& manner);

  void Take(std::span<const char> piece);

  // After the last piece. `told`: the rows that the archive tells, if it does. Returns those that
  // there are. Throws kCorrupt when that is another number.
  uint64_t Close(std::optional<uint64_t> told);

 private:
  std::unique_ptr<PartWriter> part_;
  const model::Entry& entry_;
  Manner manner_;
  std::unique_ptr<RowScan> scan_;
  std::optional<RowCutter> cutter_;
};

}  // namespace pgstow::archive
