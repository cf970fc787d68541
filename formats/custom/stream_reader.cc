#include "formats/custom/stream_reader.h"

#include <algorithm>
#include <array>

#include <pgstow/sdk/error.h>

#include "formats/custom/damage.h"
#include "formats/custom/footer.h"
#include "formats/custom/frame.h"
#include "formats/custom/frame_index.h"
#include "formats/custom/sealed_toc.h"
#include "formats/custom/toc_decoder.h"

namespace pgstow::custom {

StreamReader::StreamReader(sdk::File& file) : file_(file) {
  ReadPreamble();
  toc_ = ReadToc(RecordType::kEarlyToc);
  data_start_ = position_;
}

void StreamReader::TellEarlyToc(const sdk::TocSink& sink) const {
  Tell(RecordType::kEarlyToc, sink);
}

void StreamReader::TellFinalToc(const sdk::TocSink& sink) const {
  if (!at_end_) sdk::Fail(PGSTOW_E_INTERNAL, "the final TOC was asked for before it was read");
  Tell(RecordType::kFinalToc, sink);
}

void StreamReader::Tell(RecordType type, const sdk::TocSink& sink) const {
  TellSeal(preamble_, chain_state_, sink);
  TellToc(Opened(toc_, type, preamble_, sink), preamble_, sink);
}

sdk::Next StreamReader::NextFrame(pgstow_frame& frame) {
  if (at_end_) return sdk::Next::kEnd;
  const Record record = ReadRecord();
  switch (record.type) {
    case RecordType::kFrame:
      frame = DecodeFrame(record.body, record.offset);
      seen_.AddFrame({frame.entry, frame.part}, frame.sequence,
                     {record.offset, static_cast<uint32_t>(frame.stored.len)});
      return sdk::Next::kRead;
    case RecordType::kEndOfPart: {
      const pgstow_part part = DecodePart(record.body);
      seen_.AddEnd({part.entry, part.part}, part.frame_count, record.offset);
      frame.flags = PGSTOW_FRAME_ENDS_PART;
      frame.entry = part.entry;
      frame.part = part.part;
      frame.sequence = part.frame_count;
      frame.raw_bytes = part.raw_bytes;
      frame.raw_checksum = part.raw_checksum;
      return sdk::Next::kRead;
    }
    case RecordType::kIndex:
      ReadTail(record);
      at_end_ = true;
      return sdk::Next::kEnd;
    default:
      ThrowDamaged(record.offset, NameOf(record.type), "it stands where a frame should");
  }
}

// What follows the data: index, final TOC, footer, and nothing else.
void StreamReader::ReadTail(const Record& index) {
  PlaceTally told;
  told.AddAll(DecodeIndex(index.body, data_start_, index.offset));
  if (!(told == seen_)) {
    ThrowDamaged(index.offset, NameOf(RecordType::kIndex), "it names other frames than there are");
  }
  toc_ = ReadToc(RecordType::kFinalToc);
  std::array<uint8_t, kFooterBytes> room;
  ReadExactly(room, "the footer");
  if (DecodeFooter(room, position_) != Footer{index.offset, toc_.offset, position_}) {
    ThrowDamaged(position_ - kFooterBytes, "the footer", "it points elsewhere than to the index");
  }
  uint8_t beyond;
  if (file_.Read({&beyond, 1}) != 0) ThrowBytesFollow(position_);
  if (preamble_.sealed) CheckOtherArea(chain_state_, PreambleBytes(preamble_));
}

void StreamReader::ReadPreamble() {
  const size_t got = file_.Read(buffer_.Room(kPreambleFixedBytes));
  const size_t length = PreambleBytesFrom(buffer_.Room(got));
  position_ = got;
  ReadExactly(buffer_.Room(length, got).subspan(got), "the preamble");
  preamble_ = DecodePreamble(buffer_.Room(length, length));
  WarnIfNewer(preamble_);
  if (!preamble_.sealed) return;
  const std::span<uint8_t> areas = buffer_.Room(kStateAreas * kStateAreaBytes);
  ReadExactly(areas, "a state area");
  chain_state_ = DecodeStateAreas(areas, length);
}

TocBody StreamReader::ReadToc(RecordType type) {
  const Record record = ReadRecord();
  if (record.type != type) {
    ThrowDamaged(record.offset, NameOf(type), "another record is in its place");
  }
  return {record.body, record.offset, NameOf(type)};
}

// Memory for the body grows with what has come, so that a wrong length does not fill it.
StreamReader::Record StreamReader::ReadRecord() {
  constexpr uint64_t kFirstStep = uint64_t{1} << 20;
  const uint64_t offset = position_;
  std::array<uint8_t, kRecordHeadBytes> room;
  ReadExactly(room, "its data");
  const RecordHead head = DecodeRecordHead(room, offset);
  for (uint64_t got = 0; got < head.body_bytes;) {
    const uint64_t next = std::min(head.body_bytes, std::max(2 * got, kFirstStep));
    ReadExactly(buffer_.Room(next, got).subspan(got), NameOf(head.type));
    got = next;
  }
  const Bytes body = buffer_.Room(head.body_bytes, head.body_bytes);
  CheckRecord(head, body, offset);
  return {head.type, offset, body};
}

void StreamReader::ReadExactly(std::span<uint8_t> room, std::string_view inside) {
  const size_t got = file_.Read(room);
  position_ += got;
  if (got < room.size()) ThrowTruncated(position_, inside);
}

}  // namespace pgstow::custom
