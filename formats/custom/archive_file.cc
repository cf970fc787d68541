#include "formats/custom/archive_file.h"

#include <algorithm>
#include <array>
#include <span>

#include "formats/custom/damage.h"

namespace pgstow::custom {

Preamble ReadPreamble(const sdk::File& file) {
  Buffer buffer;
  const size_t start = file.ReadAt(0, buffer.Room(kPreambleFixedBytes));
  const size_t length = PreambleBytesFrom(buffer.Room(start));
  const size_t got = file.ReadAt(0, buffer.Room(length));
  if (got < length) ThrowTruncated(got, "the preamble");
  return DecodePreamble(buffer.Room(length));
}

ChainState ReadChainState(const sdk::File& file, const Preamble& preamble) {
  const size_t start = PreambleBytes(preamble);
  Buffer buffer;
  const std::span<uint8_t> areas = buffer.Room(kStateAreas * kStateAreaBytes);
  const size_t got = file.ReadAt(start, areas);
  if (got < areas.size()) ThrowTruncated(start + got, "a state area");
  return DecodeStateAreas(areas, start);
}

ArchiveFile::ArchiveFile(const sdk::File& file) : file_(file), preamble_(ReadPreamble(file)) {
  if (preamble_.sealed) chain_state_ = ReadChainState(file, preamble_);
  const uint64_t size = file_.Size();
  if (size < early_toc_offset() + kFooterBytes) ThrowTruncated(size, "its data");
  std::array<uint8_t, kFooterBytes> room;
  ReadExactly(size - kFooterBytes, room);
  if (!IsFooterOf(room, size)) ThrowIfBytesFollow(size);
  footer_ = DecodeFooter(room, size);
  if (footer_.index_offset < early_toc_offset() || footer_.toc_offset < footer_.index_offset ||
      footer_.toc_offset > size - kFooterBytes) {
    ThrowDamaged(size - kFooterBytes, "the footer", "it points outside the archive");
  }
}

// An archive without a footer at its end is most likely truncated; but a transfer may also have
// added to it. The footer is then not far from the end.
void ArchiveFile::ThrowIfBytesFollow(uint64_t size) const {
  constexpr uint64_t kFar = 65536;
  Buffer buffer;
  const uint64_t start = size - std::min(size, kFar);
  const Bytes tail = buffer.Room(size - start);
  ReadExactly(start, buffer.Room(size - start));
  for (size_t at = 0; at + kFooterBytes <= tail.size(); ++at) {
    const Bytes candidate = tail.subspan(at, kFooterBytes);
    const uint64_t end = start + at + kFooterBytes;
    if (IsFooterOf(candidate, end)) ThrowBytesFollow(end);
  }
}

Bytes ArchiveFile::ReadRecord(RecordType type, uint64_t offset, uint64_t end,
                              Buffer& buffer) const {
  if (end < offset + kRecordHeadBytes) {
    ThrowDamaged(offset, NameOf(type), "there is no room for it");
  }
  const uint64_t body_bytes = end - offset - kRecordHeadBytes;
  CheckBodyBytes(type, body_bytes, offset);
  const std::span<uint8_t> record = buffer.Room(end - offset);
  ReadExactly(offset, record);
  const RecordHead head = DecodeRecordHead(record.first(kRecordHeadBytes), offset);
  if (head.type != type) ThrowDamaged(offset, NameOf(type), "another record is in its place");
  if (head.body_bytes != body_bytes) ThrowDamaged(offset, NameOf(type), "its length is wrong");
  const Bytes body = record.subspan(kRecordHeadBytes);
  CheckRecord(head, body, offset);
  return body;
}

uint64_t ArchiveFile::EndOfRecord(RecordType type, uint64_t offset) const {
  std::array<uint8_t, kRecordHeadBytes> room;
  ReadExactly(offset, room);
  const RecordHead head = DecodeRecordHead(room, offset);
  if (head.type != type) ThrowDamaged(offset, NameOf(type), "another record is in its place");
  return offset + kRecordHeadBytes + head.body_bytes;
}

// The file had the length that its footer tells when it was opened.
void ArchiveFile::ReadExactly(uint64_t offset, std::span<uint8_t> room) const {
  const size_t got = file_.ReadAt(offset, room);
  if (got < room.size()) ThrowTruncated(offset + got, "its data");
}

}  // namespace pgstow::custom
