#include "formats/custom/record.h"

#include <vector>

#include <pgstow/sdk/checksum.h>

#include "formats/custom/damage.h"
#include "formats/custom/frame.h"
#include "formats/custom/layout.h"

namespace pgstow::custom {
namespace {

// record :=
//   type      4 bytes  "TOCE" | "DATA" | "ENDP" | "INDX" | "TOCF"
//   flags     u32      0: this version knows none
//   length    u64      of the body
//   checksum  u64      XXH3-64 of the 16 bytes before and the body
//   body

FieldWriter<kRecordHeadBytes> SummedHead(const RecordHead& head) {
  FieldWriter<kRecordHeadBytes> fields;
  fields.Put(static_cast<uint32_t>(head.type));
  fields.Put(head.flags);
  fields.Put(head.body_bytes);
  return fields;
}

// Which lengths the body of a record may have.
struct Range {
  uint64_t least;
  uint64_t most;
};
Range BodyRange(RecordType type) {
  switch (type) {
    case RecordType::kEarlyToc:
    case RecordType::kFinalToc:
      return {0, kMaxTocBytes};
    case RecordType::kFrame:
      return {kFrameFactBytes, kFrameFactBytes + kMaxStoredBytes};
    case RecordType::kEndOfPart:
      return {kPartFactBytes, kPartFactBytes};
    case RecordType::kIndex:
      return {0, kMaxIndexBytes};
  }
  return {0, 0};
}

}  // namespace

std::string_view NameOf(RecordType type) {
  switch (type) {
    case RecordType::kEarlyToc:
      return "the early table of contents";
    case RecordType::kFrame:
      return "a frame";
    case RecordType::kEndOfPart:
      return "the end of a part";
    case RecordType::kIndex:
      return "the frame index";
    case RecordType::kFinalToc:
      return "the final table of contents";
  }
  return {};
}

void CheckBodyBytes(RecordType type, uint64_t body_bytes, uint64_t offset) {
  const Range allowed = BodyRange(type);
  if (body_bytes < allowed.least || body_bytes > allowed.most) {
    ThrowDamaged(offset, NameOf(type), "its length is outside the limits");
  }
}

std::array<uint8_t, kRecordHeadBytes> EncodeRecordHead(RecordType type,
                                                       std::span<const pgstow_bytes> body) {
  uint64_t body_bytes = 0;
  for (const pgstow_bytes& piece : body) body_bytes += piece.len;
  FieldWriter<kRecordHeadBytes> head = SummedHead({.type = type, .body_bytes = body_bytes});
  std::vector<pgstow_bytes> summed{sdk::Abi(head.filled())};
  summed.insert(summed.end(), body.begin(), body.end());
  head.Put(sdk::Checksum()(summed));
  return head.Take();
}

std::array<uint8_t, kRecordHeadBytes> EncodeRecordHead(RecordType type, Bytes body) {
  const std::array pieces{sdk::Abi(body)};
  return EncodeRecordHead(type, pieces);
}

RecordHead DecodeRecordHead(Bytes bytes, uint64_t offset) {
  FieldReader fields(bytes);
  RecordHead head;
  head.type = static_cast<RecordType>(fields.Get<uint32_t>());
  head.flags = fields.Get<uint32_t>();
  head.body_bytes = fields.Get<uint64_t>();
  head.checksum = fields.Get<uint64_t>();
  const std::string_view name = NameOf(head.type);
  if (name.empty()) ThrowDamaged(offset, "a record", "it is of no known type");
  CheckBodyBytes(head.type, head.body_bytes, offset);
  return head;
}

void CheckRecord(const RecordHead& head, Bytes body, uint64_t offset) {
  const FieldWriter<kRecordHeadBytes> summed = SummedHead(head);
  const std::array<pgstow_bytes, 2> pieces{sdk::Abi(summed.filled()), sdk::Abi(body)};
  if (sdk::Checksum()(pieces) != head.checksum) {
    ThrowDamaged(offset, NameOf(head.type), "its checksum does not fit");
  }
  if (head.flags != 0) ThrowNewer(NameOf(head.type));
}

}  // namespace pgstow::custom
