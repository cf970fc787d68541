// The options of `pgstow restore` about going on after an interruption.
#pragma once

#include <vector>

#include "host/base/options.h"
#include "restore/execute/journal.h"

namespace pgstow::cli {

// The rows of the option table. `journal` outlives them.
std::vector<base::Option> JournalRows(execute::JournalOptions& journal);

// What may not go together.
std::vector<base::OptionRule> JournalRules();

}  // namespace pgstow::cli
