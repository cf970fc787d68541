#include "formats/custom/state_area.h"

#include <algorithm>
#include <optional>

#include <pgstow/sdk/checksum.h>
#include <pgstow/sdk/error.h>

#include "formats/custom/damage.h"

namespace pgstow::custom {
namespace {

// area :=
//   generation  u64    from 1; that of the area in use is the higher one
//   length      u64    of the state, 1 to kMaxStateBytes
//   state       kMaxStateBytes, zeros after its length
//   checksum    u64    XXH3-64 of all bytes before
// An area that is not in use is all zeros.

constexpr std::string_view kAreaName = "a state area";

bool IsEmpty(Bytes area) {
  return std::ranges::all_of(area, [](uint8_t byte) { return byte == 0; });
}

struct Parsed {
  uint64_t generation;
  Bytes state;
};

std::optional<Parsed> Parse(Bytes area) {
  FieldReader fields(area);
  const auto generation = fields.Get<uint64_t>();
  const auto length = fields.Get<uint64_t>();
  const Bytes room = fields.Get(kMaxStateBytes);
  const bool whole =
      fields.Get<uint64_t>() == sdk::Checksum()(area.first(area.size() - sizeof(uint64_t)));
  if (!whole || generation == 0 || length == 0 || length > kMaxStateBytes) return std::nullopt;
  return Parsed{generation, room.first(length)};
}

}  // namespace

StateArea EncodeStateArea(uint64_t generation, Bytes state) {
  if (state.size() > kMaxStateBytes) {
    sdk::Fail(PGSTOW_E_MEMORY, "the state of the chain has ", state.size(),
              " bytes, more than the limit of ", kMaxStateBytes);
  }
  FieldWriter<kStateAreaBytes> fields;
  fields.Put(generation);
  fields.Put(uint64_t{state.size()});
  fields.Put(state);
  for (size_t i = state.size(); i < kMaxStateBytes; ++i) fields.Put(uint8_t{0});
  fields.Put(sdk::Checksum()(fields.filled()));
  return fields.Take();
}

ChainState DecodeStateAreas(Bytes areas, uint64_t offset) {
  ChainState found;
  for (size_t i = 0; i < kStateAreas; ++i) {
    const Bytes area = areas.subspan(i * kStateAreaBytes, kStateAreaBytes);
    const std::optional<Parsed> parsed = Parse(area);
    if (!parsed) {
      if (!IsEmpty(area)) found.other_whole = false;
    } else if (parsed->generation > found.generation) {
      found.generation = parsed->generation;
      found.state.assign(parsed->state.begin(), parsed->state.end());
      found.area = i;
    }
  }
  if (found.generation == 0) {
    ThrowDamaged(offset, kAreaName, "there is no whole one, and without it nothing can be opened");
  }
  return found;
}

void CheckOtherArea(const ChainState& state, uint64_t offset) {
  if (state.other_whole) return;
  const size_t other = 1 - state.area;
  ThrowDamaged(offset + other * kStateAreaBytes, kAreaName,
               "it is neither empty nor whole (what an interrupted \"rekey\" leaves, another one "
               "repairs)");
}

}  // namespace pgstow::custom
