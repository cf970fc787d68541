#include "host/archive/part_check.h"

#include <array>

#include "host/base/error.h"

namespace pgstow::archive {

using base::ErrorCode;

void PartSums::Add(uint64_t raw_bytes, uint64_t stored_bytes, uint64_t raw_checksum) {
  std::array<std::byte, sizeof(raw_checksum)> bytes;
  for (size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<std::byte>(raw_checksum >> (8 * i));
  }
  checksum_.Update(bytes);
  ++frames_;
  raw_bytes_ += raw_bytes;
  stored_bytes_ += stored_bytes;
}

model::Part PartSums::Total(uint32_t part, uint64_t rows) const {
  return {.part = part,
          .known = true,
          .frames = frames_,
          .raw_bytes = raw_bytes_,
          .stored_bytes = stored_bytes_,
          .rows = rows,
          .raw_checksum = checksum_.Digest() + mask_.Of(frames_)};
}

void CheckSequence(const pgstow_frame& frame, uint64_t due) {
  if (frame.sequence != due) {
    base::Throw(ErrorCode::kCorrupt, "frame {} stands where frame {} should", frame.sequence, due);
  }
}

void CheckFrame(const pgstow_frame& frame, std::span<const std::byte> raw, uint64_t due,
                uint64_t mask) {
  if (frame.flags != 0) {
    base::Throw(ErrorCode::kUnsupported, "frames with flags {:#x} are not known", frame.flags);
  }
  CheckSequence(frame, due);
  if (raw.size() != frame.raw_bytes) {
    base::Throw(ErrorCode::kCorrupt, "a frame decodes to {} bytes and should have {}", raw.size(),
                frame.raw_bytes);
  }
  if (base::Xxh3(raw) + mask != frame.raw_checksum) {
    base::Throw(ErrorCode::kCorrupt, "the checksum of the decoded bytes does not fit");
  }
}

void CheckTotal(const model::Part& read, const model::Part& told) {
  if (!told.known) return;
  if (read.frames != told.frames || read.raw_bytes != told.raw_bytes ||
      read.stored_bytes != told.stored_bytes || read.raw_checksum != told.raw_checksum) {
    base::Throw(ErrorCode::kCorrupt,
                "the data has {} frames and {} bytes with checksum {:016x}, and the table of "
                "contents tells {} frames and {} bytes with checksum {:016x}",
                read.frames, read.raw_bytes, read.raw_checksum, told.frames, told.raw_bytes,
                told.raw_checksum);
  }
}

}  // namespace pgstow::archive
