// `pgstow plugins check`.
#pragma once

#include "host/cli/command.h"

namespace pgstow::cli {

int RunPluginsCheck(const Invocation& invocation);

}  // namespace pgstow::cli
