// Reads the frames of one part from a file, whatever lies between them.
#pragma once

#include <cstdint>

#include <pgstow/sdk/format.h>

#include "formats/custom/archive_file.h"
#include "formats/custom/buffer.h"
#include "formats/custom/frame_index.h"

namespace pgstow::custom {

class PartCursor : public sdk::PartCursor {
 public:
  // `archive` and `places`, those of part `key`, outlive this.
  PartCursor(const ArchiveFile& archive, PartKey key, const PartPlaces& places)
      : archive_(archive), key_(key), places_(places) {}

  sdk::Next NextFrame(pgstow_frame& frame) override;

 private:
  const ArchiveFile& archive_;
  PartKey key_;
  const PartPlaces& places_;
  uint64_t sequence_ = 0;
  Buffer buffer_;
};

}  // namespace pgstow::custom
