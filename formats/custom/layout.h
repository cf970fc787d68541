// The numbers of the layout: docs/FORMAT.md in constants. All integers are little-endian.
//
//   archive := preamble [state-area state-area] record* footer
//   records := early TOC, (frame | end of part)*, frame index, final TOC
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace pgstow::custom {

using Magic = std::array<uint8_t, 8>;

// Not ASCII first, so that nobody takes it for text; a line feed last, so that a transfer that
// changes line ends is noticed.
inline constexpr Magic kArchiveMagic{0x89, 'p', 'g', 's', 't', 'o', 'w', '\n'};
inline constexpr Magic kFooterMagic{'\n', 'w', 'o', 't', 's', 'g', 'p', 0x89};

// A reader reads every minor version of its major one: a minor version adds fields to the messages,
// which older readers pass over, or flags, which they refuse by name; nothing else.
inline constexpr uint16_t kMajorVersion = 1;
inline constexpr uint16_t kMinorVersion = 0;
inline constexpr uint16_t kSealedMinorVersion = 1;     // of archives that are sealed
inline constexpr uint16_t kDatabasesMinorVersion = 2;  // of archives of several databases
inline constexpr uint16_t kGroupsMinorVersion = 3;     // of archives with many entries, in groups
inline constexpr uint16_t kNewestMinorVersion = kGroupsMinorVersion;

// Limits. A length above its limit is refused before anything is allocated for it, and a number
// where it is reached.
inline constexpr size_t kMaxChainBytes = 65535;
inline constexpr size_t kMaxStateBytes = 8192;  // of a chain that seals: what it keeps in clear
inline constexpr uint64_t kMaxRawBytes = uint64_t{64} << 20;      // of a frame
inline constexpr uint64_t kMaxStoredBytes = uint64_t{128} << 20;  // of a frame
inline constexpr uint64_t kMaxTocBytes = uint64_t{1} << 30;       // of a TOC
inline constexpr uint64_t kMaxHeaderBytes = uint64_t{1} << 20;    // of the header of a TOC
inline constexpr uint64_t kMaxIndexBytes = uint64_t{1} << 30;     // of the frame index
// Of a TOC, in which few bytes could become very many: an entry, a part and an id take little.
inline constexpr uint64_t kMaxEntries = uint64_t{1} << 24;
inline constexpr uint64_t kMaxParts = uint64_t{1} << 24;
inline constexpr uint64_t kMaxIds = uint64_t{1} << 26;  // dependencies, and what entries belong to
// So many entries in groups may stand in any number of bytes. Each further one takes a stored byte
// at least, as there is in what any filter makes of entries that are one each.
inline constexpr uint64_t kFreeGroupedEntries = uint64_t{1} << 16;

// The facts of all groups may become so many times the bytes that are stored of them, besides some
// that are free: a fact of a byte takes a reader a hundred.
inline constexpr uint64_t kMaxFactRatio = 64;
inline constexpr uint64_t kFreeFactBytes = uint64_t{1} << 20;

}  // namespace pgstow::custom
