// The footer: the last bytes of an archive, which say where its index and final TOC are.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "formats/custom/fields.h"
#include "formats/custom/layout.h"

namespace pgstow::custom {

struct Footer {
  uint64_t index_offset = 0;  // of the record of the frame index
  uint64_t toc_offset = 0;    // of the record of the final TOC, which follows it
  uint64_t file_bytes = 0;    // of the whole archive, the footer included
  friend bool operator==(const Footer&, const Footer&) = default;
};

inline constexpr size_t kFooterBytes = 3 * sizeof(uint64_t) + sizeof(uint64_t) + sizeof(Magic);

std::array<uint8_t, kFooterBytes> EncodeFooter(const Footer& footer);

// Whether `bytes`, the last kFooterBytes before `end`, are the footer of an archive of that length.
bool IsFooterOf(Bytes bytes, uint64_t end);

// `bytes` are the last kFooterBytes before `end`, the length of the archive. Throws
// PGSTOW_E_TRUNCATED when they are no footer, PGSTOW_E_CORRUPT when they are a damaged one or that
// of an archive of another length.
Footer DecodeFooter(Bytes bytes, uint64_t end);

}  // namespace pgstow::custom
