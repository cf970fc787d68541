// --mode: who may read the archive.
#pragma once

#include "host/base/options.h"
#include "host/storage/storage.h"

namespace pgstow::cli {

// What archives get when nobody says: they are their owner's alone, for they hold what only the
// database's users may see.
inline constexpr storage::Permissions kOwnersAlone = {.mode = 0600};

// --mode, as chmod(1) takes a number. Insists on it.
base::Option ModeOption(storage::Permissions& permissions);

}  // namespace pgstow::cli
