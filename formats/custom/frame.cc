#include "formats/custom/frame.h"

#include <pgstow/sdk/error.h>

#include "formats/custom/damage.h"
#include "formats/custom/layout.h"

namespace pgstow::custom {

// frame :=
//   entry         u32  dump id
//   part          u32
//   sequence      u64  number within the part, from 0
//   raw_bytes     u64  before the chain, ≤ kMaxRawBytes
//   raw_checksum  u64  XXH3-64 of the raw bytes
//   stored        the other bytes of the body, ≤ kMaxStoredBytes

std::array<uint8_t, kFrameFactBytes> EncodeFrameFacts(const pgstow_frame& frame) {
  if (frame.raw_bytes > kMaxRawBytes || frame.stored.len > kMaxStoredBytes) {
    sdk::Fail(PGSTOW_E_MEMORY, "a frame of ", frame.raw_bytes, " bytes, stored as ",
              frame.stored.len, ", exceeds the limits of ", kMaxRawBytes, " and ", kMaxStoredBytes);
  }
  FieldWriter<kFrameFactBytes> fields;
  fields.Put(static_cast<uint32_t>(frame.entry));
  fields.Put(frame.part);
  fields.Put(frame.sequence);
  fields.Put(frame.raw_bytes);
  fields.Put(frame.raw_checksum);
  return fields.Take();
}

pgstow_frame DecodeFrame(Bytes body, uint64_t offset) {
  FieldReader fields(body);
  pgstow_frame frame{};
  frame.size = sizeof(frame);
  frame.entry = static_cast<int32_t>(fields.Get<uint32_t>());
  frame.part = fields.Get<uint32_t>();
  frame.sequence = fields.Get<uint64_t>();
  frame.raw_bytes = fields.Get<uint64_t>();
  frame.raw_checksum = fields.Get<uint64_t>();
  frame.stored = sdk::Abi(body.subspan(kFrameFactBytes));
  if (frame.raw_bytes > kMaxRawBytes) {
    ThrowDamaged(offset, "a frame", "its raw length is above the limit");
  }
  return frame;
}

// end of part :=
//   entry         u32  dump id
//   part          u32
//   frame_count   u64
//   raw_bytes     u64
//   stored_bytes  u64
//   rows          u64
//   raw_checksum  u64  as pgstow_part.raw_checksum

std::array<uint8_t, kPartFactBytes> EncodePart(const pgstow_part& part) {
  FieldWriter<kPartFactBytes> fields;
  fields.Put(static_cast<uint32_t>(part.entry));
  fields.Put(part.part);
  fields.Put(part.frame_count);
  fields.Put(part.raw_bytes);
  fields.Put(part.stored_bytes);
  fields.Put(part.rows);
  fields.Put(part.raw_checksum);
  return fields.Take();
}

pgstow_part DecodePart(Bytes body) {
  FieldReader fields(body);
  pgstow_part part{};
  part.size = sizeof(part);
  part.known = 1;
  part.entry = static_cast<int32_t>(fields.Get<uint32_t>());
  part.part = fields.Get<uint32_t>();
  part.frame_count = fields.Get<uint64_t>();
  part.raw_bytes = fields.Get<uint64_t>();
  part.stored_bytes = fields.Get<uint64_t>();
  part.rows = fields.Get<uint64_t>();
  part.raw_checksum = fields.Get<uint64_t>();
  return part;
}

}  // namespace pgstow::custom
