// The bytes that say which place a frame has: filters that authenticate bind them into it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "host/model/entry.h"

namespace pgstow::archive {

using ArchiveId = std::array<uint8_t, 16>;
using FrameContext = std::array<std::byte, 32>;

// docs/FORMAT.md, "What is sealed".
FrameContext ContextOf(const ArchiveId& archive, model::DumpId entry, uint32_t part,
                       uint64_t sequence);

// Of the end of a part that has as many frames: the context of the frame that would be next, and a
// byte more.
std::array<std::byte, 33> ContextOfEnd(const ArchiveId& archive, model::DumpId entry, uint32_t part,
                                       uint64_t frames);

// Of a record that is no frame, PGSTOW_RECORD_*. It names the chain too, so that nobody can pass
// one filter off as another.
std::vector<std::byte> ContextOfRecord(const ArchiveId& archive, uint32_t which,
                                       std::string_view chain);

}  // namespace pgstow::archive
