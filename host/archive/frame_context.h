// The bytes that say which place a frame has: filters that authenticate bind them into it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "host/model/entry.h"

namespace pgstow::archive {

using ArchiveId = std::array<uint8_t, 16>;
using FrameContext = std::array<std::byte, 32>;

// docs/FORMAT.md, "Context of a frame".
FrameContext ContextOf(const ArchiveId& archive, model::DumpId entry, uint32_t part,
                       uint64_t sequence);

}  // namespace pgstow::archive
