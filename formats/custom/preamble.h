// The preamble: what an archive starts with, in clear whatever its chain is.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "formats/custom/fields.h"
#include "formats/custom/layout.h"

namespace pgstow::custom {

struct Preamble {
  uint16_t major = kMajorVersion;
  uint16_t minor = kMinorVersion;
  std::array<uint8_t, 16> archive_id{};
  std::string chain;
  bool sealed = false;     // two state areas follow (state_area.h)
  bool databases = false;  // it is of several, which the TOC's header names
  bool grouped = false;    // the TOCs have their entries in groups
  friend bool operator==(const Preamble&, const Preamble&) = default;
};

// Bytes before the chain, which tell how long the chain is.
inline constexpr size_t kPreambleFixedBytes = sizeof(Magic) + 2 + 2 + 4 + 16 + 4;

// Bytes of the whole preamble.
size_t PreambleBytes(const Preamble& preamble);

// Where the first record stands.
size_t RecordsOffset(const Preamble& preamble);

// "1.0": the version of the layout.
std::string FormatVersion(const Preamble& preamble);

// Throws PGSTOW_E_MEMORY when the chain is longer than kMaxChainBytes.
std::vector<uint8_t> EncodePreamble(const Preamble& preamble);

// Bytes of the whole preamble whose first kPreambleFixedBytes these are, at least. Throws
// PGSTOW_E_CORRUPT when this is no archive or is damaged, PGSTOW_E_VERSION when another major
// version wrote it, PGSTOW_E_TRUNCATED when there are fewer bytes.
size_t PreambleBytesFrom(Bytes start);

// `bytes` are as many as PreambleBytesFrom said. Throws PGSTOW_E_CORRUPT, and PGSTOW_E_VERSION for
// flags, which only a newer program can have set.
Preamble DecodePreamble(Bytes bytes);

// Warns when a newer minor version wrote it than this program knows: what that added to the
// messages is passed over, and so is not in what is made of them.
void WarnIfNewer(const Preamble& preamble);

// The bits of `prefix` that are those of an archive: 0 when one is not.
uint32_t BidOnPreamble(Bytes prefix);

}  // namespace pgstow::custom
