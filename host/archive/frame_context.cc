#include "host/archive/frame_context.h"

#include <algorithm>
#include <concepts>
#include <iterator>
#include <span>

namespace pgstow::archive {
namespace {

template <std::unsigned_integral Number>
std::span<std::byte> Put(std::span<std::byte> room, Number number) {
  for (size_t i = 0; i < sizeof(Number); ++i) room[i] = static_cast<std::byte>(number >> (8 * i));
  return room.subspan(sizeof(Number));
}

}  // namespace

// context :=
//   archive_id  16 bytes
//   entry       u32, little-endian as the two below
//   part        u32
//   sequence    u64
FrameContext ContextOf(const ArchiveId& archive, model::DumpId entry, uint32_t part,
                       uint64_t sequence) {
  FrameContext context;
  std::span<std::byte> room(context);
  for (const uint8_t byte : archive) room = Put(room, byte);
  room = Put(room, static_cast<uint32_t>(entry));
  room = Put(room, part);
  Put(room, sequence);
  return context;
}

std::array<std::byte, 33> ContextOfEnd(const ArchiveId& archive, model::DumpId entry, uint32_t part,
                                       uint64_t frames) {
  std::array<std::byte, 33> context;
  *std::ranges::copy(ContextOf(archive, entry, part, frames), context.begin()).out = std::byte{1};
  return context;
}

// No entry has the dump id 0, so a record's context is never that of a frame.
std::vector<std::byte> ContextOfRecord(const ArchiveId& archive, uint32_t which,
                                       std::string_view chain) {
  const FrameContext place = ContextOf(archive, 0, which, 0);
  std::vector<std::byte> context(place.begin(), place.end());
  std::ranges::copy(std::as_bytes(std::span(chain)), std::back_inserter(context));
  return context;
}

}  // namespace pgstow::archive
