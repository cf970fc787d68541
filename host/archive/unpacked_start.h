// Looking into compressed files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "host/loader/registry.h"

namespace pgstow::archive {

// The first bytes, `most` at most, of what the filter decodes from the start of an encoded file. As
// many as come before what is missing or damaged; throws nothing for that.
std::vector<uint8_t> UnpackedStart(const loader::Filter& filter, std::span<const uint8_t> encoded,
                                   size_t most);

}  // namespace pgstow::archive
