// Records: everything between the preamble and the footer. A record is a head, which says what it
// is and how long its body is, and the body; one checksum covers both.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <pgstow/abi.h>

#include "formats/custom/fields.h"

namespace pgstow::custom {

enum class RecordType : uint32_t {
  kEarlyToc = 0x45434F54,   // "TOCE"
  kFrame = 0x41544144,      // "DATA"
  kEndOfPart = 0x50444E45,  // "ENDP"
  kIndex = 0x58444E49,      // "INDX"
  kFinalToc = 0x46434F54,   // "TOCF"
};

struct RecordHead {
  RecordType type{};
  uint32_t flags = 0;
  uint64_t body_bytes = 0;
  uint64_t checksum = 0;
};

inline constexpr size_t kRecordHeadBytes = 24;

// How messages call a record of that type: "the frame index".
std::string_view NameOf(RecordType type);

// Throws PGSTOW_E_CORRUPT unless the body of a record at `offset` may be as long: before memory is
// made for it.
void CheckBodyBytes(RecordType type, uint64_t body_bytes, uint64_t offset);

// The head of a record whose body is those pieces, one after another.
std::array<uint8_t, kRecordHeadBytes> EncodeRecordHead(RecordType type,
                                                       std::span<const pgstow_bytes> body);
std::array<uint8_t, kRecordHeadBytes> EncodeRecordHead(RecordType type, Bytes body);

// `bytes` are kRecordHeadBytes at `offset`. Throws PGSTOW_E_CORRUPT when they are no head of a
// known type or tell a length above the type's limit.
RecordHead DecodeRecordHead(Bytes bytes, uint64_t offset);

// Throws PGSTOW_E_CORRUPT unless the checksum of the record at `offset` fits, and PGSTOW_E_VERSION
// when it has flags: only a newer program can have set them.
void CheckRecord(const RecordHead& head, Bytes body, uint64_t offset);

}  // namespace pgstow::custom
