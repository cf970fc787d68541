// Looks through a damaged archive for what is whole in it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include <pgstow/sdk/format.h>

#include "formats/custom/buffer.h"
#include "formats/custom/frame_index.h"
#include "formats/custom/preamble.h"
#include "formats/custom/record.h"

namespace pgstow::custom {

// What is left of a part.
struct SalvagedPart {
  std::map<uint64_t, FramePlace> frames;  // by sequence
  std::optional<pgstow_part> end;         // its numbers, where its end is whole
};

// Every record whose checksum fits, of a file that is read from its start to its end. Where a
// record is not whole the next one is looked for: where this one should end, then byte by byte. A
// frame may hold bytes that look like records; those that the frame index does not name are left
// out where the index is whole. One thread; immutable once made.
class Salvage {
 public:
  // Tells `sink` where nothing whole is. Throws PGSTOW_E_CORRUPT when no TOC is. `file` is seekable
  // and outlives this.
  Salvage(const sdk::File& file, const sdk::DamageSink& sink);

  // The final TOC, or else the early one with the numbers of the parts whose end is whole. Without
  // a preamble the chain and the version are empty.
  void TellToc(const sdk::TocSink& sink) const;

  const std::map<PartKey, SalvagedPart>& parts() const { return parts_; }

 private:
  struct Extent {
    uint64_t offset = 0;
    uint64_t end = 0;
  };

  bool ReadPreamble();
  void ReadRecords(uint64_t start, const sdk::DamageSink& sink);
  std::optional<uint64_t> TakeRecord(uint64_t offset);
  std::optional<RecordHead> HeadAt(uint64_t offset) const;
  uint64_t FindRecord(uint64_t from) const;
  std::optional<Bytes> WholeBody(uint64_t offset, Buffer& buffer) const;
  bool IsFooter(uint64_t offset) const;
  void Keep(const RecordHead& head, Extent extent, Bytes body);
  void DropUnnamed();

  const sdk::File& file_;
  uint64_t size_;
  std::optional<Preamble> preamble_;
  std::optional<Extent> early_toc_;
  std::optional<Extent> final_toc_;
  std::optional<FrameIndex> index_;
  std::map<PartKey, SalvagedPart> parts_;
  Buffer buffer_;
};

}  // namespace pgstow::custom
