// The plugins of the build, for targets that run through them as the program does.
#pragma once

#include <string_view>

#include "host/loader/registry.h"

namespace pgstow::fuzz {

const loader::Registry& Plugins();

}  // namespace pgstow::fuzz
