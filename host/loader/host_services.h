// The host as plugins see it.
#pragma once

#include <pgstow/abi.h>

namespace pgstow::loader {

// The one pgstow_host of the program. Its services are those of ProvideService (registry.h) and the
// checksum.
const pgstow_host& Host();

}  // namespace pgstow::loader
