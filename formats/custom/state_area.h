// Where a sealed archive keeps the state of its chain: two areas of fixed size after the preamble,
// one of which is in use. Another state is written into the other one first, so that at every
// moment one of them is whole.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "formats/custom/fields.h"
#include "formats/custom/layout.h"

namespace pgstow::custom {

inline constexpr size_t kStateAreas = 2;
inline constexpr size_t kStateAreaBytes = 8 + 8 + kMaxStateBytes + 8;

using StateArea = std::array<uint8_t, kStateAreaBytes>;

// An area with a state. An area without one is all zeros. Throws PGSTOW_E_MEMORY for a state that
// is longer than kMaxStateBytes.
StateArea EncodeStateArea(uint64_t generation, Bytes state);

// What the two areas of an archive say.
struct ChainState {
  std::vector<uint8_t> state;
  uint64_t generation = 0;
  size_t area = 0;          // where it stands, 0 or 1
  bool other_whole = true;  // the other area is empty, or holds an older state
  friend bool operator==(const ChainState&, const ChainState&) = default;
};

// `areas` are both, which start at `offset`. The state that is in use is the one of the higher
// generation. Throws PGSTOW_E_CORRUPT when neither has one.
ChainState DecodeStateAreas(Bytes areas, uint64_t offset);

// Throws PGSTOW_E_CORRUPT for an area that is neither in use nor whole: the state is good, but
// bytes of the archive were changed, or a renewal was interrupted.
void CheckOtherArea(const ChainState& state, uint64_t offset);

}  // namespace pgstow::custom
