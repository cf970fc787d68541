// Switches of restores into databases that change how fast they are and what they put up with, but
// not what is wanted.
#pragma once

#include <vector>

#include "host/base/options.h"
#include "restore/execute/restore.h"

namespace pgstow::cli {

// --analyze, --index-memory, --no-freeze, --on-conflict-do-nothing, --foreign-keys. The options
// outlive the rows.
std::vector<base::Option> SpeedRows(execute::RestoreOptions& restore);

// What they can't be given together with.
std::vector<base::OptionRule> SpeedRules(const execute::RestoreOptions& restore);

// Sets what restores do by themselves: `as_tool` as pg_restore does it. After parsing.
void ChooseManner(execute::RestoreOptions& restore, bool as_tool);

}  // namespace pgstow::cli
