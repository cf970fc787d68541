// What manuals and completions are made of: every command with its option table.
#pragma once

#include <vector>

#include "host/manual/page.h"

namespace pgstow::cli {

std::vector<manual::Command> CollectCommands();  // `pgstow …`
std::vector<manual::Command> CollectTools();     // pg_dump and its kin, whose place it takes

}  // namespace pgstow::cli
