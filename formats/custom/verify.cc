#include "formats/custom/verify.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

#include <pgstow/sdk/error.h>

#include "formats/custom/damage.h"
#include "formats/custom/frame.h"
#include "formats/custom/sealed_toc.h"
#include "formats/custom/toc_decoder.h"

namespace pgstow::custom {
namespace {

constexpr uint64_t kEndRecordBytes = kRecordHeadBytes + kPartFactBytes;

// Reads both TOCs, one after the other; returns the parts that the final one lists.
std::map<PartKey, pgstow_part> VerifyTocs(const ArchiveFile& archive, const sdk::TocSink& sink) {
  Buffer buffer;
  const uint64_t early_offset = archive.early_toc_offset();
  const uint64_t data_start = archive.EndOfRecord(RecordType::kEarlyToc, early_offset);
  const auto read = [&](RecordType type, uint64_t offset, uint64_t end) {
    const TocBody stored{archive.ReadRecord(type, offset, end, buffer), offset, NameOf(type)};
    return Opened(stored, type, archive.preamble(), sink);
  };
  const uint64_t early = CommonDigest(read(RecordType::kEarlyToc, early_offset, data_start));
  const Footer& footer = archive.footer();
  const TocBody toc =
      read(RecordType::kFinalToc, footer.toc_offset, footer.file_bytes - kFooterBytes);
  if (CommonDigest(toc) != early) {
    ThrowDamagedToc(toc, "it tells other entries than the early table of contents");
  }
  return PartsOf(toc);
}

// The numbers of a part in the final TOC, at its end among the data, and in the index.
void VerifyPart(const ArchiveFile& archive, const pgstow_part& part, const PartPlaces& places) {
  Buffer buffer;
  const pgstow_part end = DecodePart(archive.ReadRecord(
      RecordType::kEndOfPart, places.end_offset, places.end_offset + kEndRecordBytes, buffer));
  uint64_t stored_bytes = 0;
  for (const FramePlace& place : places.frames) stored_bytes += place.stored_bytes;
  const uint64_t told_rows = archive.preamble().sealed ? 0 : part.rows;
  const bool agree = end.entry == part.entry && end.part == part.part &&
                     end.frame_count == part.frame_count && end.raw_bytes == part.raw_bytes &&
                     end.stored_bytes == part.stored_bytes && end.rows == told_rows &&
                     end.raw_checksum == part.raw_checksum &&
                     part.frame_count == places.frames.size() && part.stored_bytes == stored_bytes;
  if (!agree) {
    ThrowDamaged(places.end_offset, NameOf(RecordType::kEndOfPart),
                 "its numbers are not those of the final table of contents");
  }
}

// A stretch of the file.
struct Extent {
  uint64_t start;
  uint64_t end;
};

// All records of data, in the order of the file.
std::vector<Extent> ExtentsOf(const FrameIndex& index) {
  std::vector<Extent> extents;
  for (const auto& [key, places] : index) {
    for (const FramePlace& place : places.frames) extents.push_back({place.offset, place.end()});
    extents.push_back({places.end_offset, places.end_offset + kEndRecordBytes});
  }
  std::ranges::sort(extents, {}, &Extent::start);
  return extents;
}

void VerifyTiling(uint64_t data_start, uint64_t data_end, const FrameIndex& index) {
  uint64_t covered = data_start;
  for (const Extent& extent : ExtentsOf(index)) {
    if (extent.start < covered) ThrowDamaged(extent.start, "the data", "two frames overlap");
    if (extent.start > covered) ThrowDamaged(covered, "the data", "no frame covers these bytes");
    covered = extent.end;
  }
  if (covered != data_end) ThrowDamaged(covered, "the data", "no frame covers these bytes");
}

}  // namespace

void VerifyLayout(const ArchiveFile& archive, const FrameIndex& index, const sdk::TocSink& sink) {
  if (archive.preamble().sealed) {
    CheckOtherArea(archive.chain_state(), PreambleBytes(archive.preamble()));
  }
  const std::map<PartKey, pgstow_part> parts = VerifyTocs(archive, sink);
  const auto same_key = [](const auto& part, const auto& places) {
    return part.first == places.first;
  };
  if (!std::ranges::equal(parts, index, same_key)) {
    ThrowDamaged(archive.footer().index_offset, NameOf(RecordType::kIndex),
                 "it has other parts than the final table of contents");
  }
  for (const auto& [key, part] : parts) VerifyPart(archive, part, index.at(key));
  VerifyTiling(archive.EndOfRecord(RecordType::kEarlyToc, archive.early_toc_offset()),
               archive.footer().index_offset, index);
}

}  // namespace pgstow::custom
