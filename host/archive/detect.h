// Which format an archive is in.
#pragma once

#include <string>

#include "host/loader/registry.h"
#include "host/storage/storage.h"

namespace pgstow::archive {

// The format that bids most on the first bytes of the archive. Throws kInput, saying what the file
// looks like, when none does. `path` is for messages.
const loader::Format& DetectFormat(const loader::Registry& registry, storage::InputStorage& storage,
                                   const std::string& path);

}  // namespace pgstow::archive
