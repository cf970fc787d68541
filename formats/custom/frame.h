// The bodies of the records of data: a frame, and the word that a part is whole.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <pgstow/format.h>

#include "formats/custom/fields.h"

namespace pgstow::custom {

// What stands before the stored bytes of a frame.
inline constexpr size_t kFrameFactBytes = 4 + 4 + 8 + 8 + 8;
// The whole body of the end of a part.
inline constexpr size_t kPartFactBytes = 4 + 4 + 5 * 8;

// Throws PGSTOW_E_MEMORY when the frame is above the limits.
std::array<uint8_t, kFrameFactBytes> EncodeFrameFacts(const pgstow_frame& frame);

// The frame that `body`, of a record at `offset`, holds; it points into `body`. Throws
// PGSTOW_E_CORRUPT.
pgstow_frame DecodeFrame(Bytes body, uint64_t offset);

std::array<uint8_t, kPartFactBytes> EncodePart(const pgstow_part& part);
pgstow_part DecodePart(Bytes body);

}  // namespace pgstow::custom
