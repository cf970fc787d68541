#include "host/archive/frame_context.h"

#include <concepts>
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

}  // namespace pgstow::archive
