// What `pgstow restore --clean` drops of a database.
#pragma once

#include <vector>

#include "host/base/options.h"
#include "host/cli/command.h"
#include "restore/execute/restore.h"

namespace pgstow::cli {

// --drop-dependents. Drops are computed from what is in the database, but not for pg_restore's
// name.
std::vector<base::Option> CleanRows(execute::RestoreOptions& restore, const Invocation& invocation);

// That --drop-dependents goes with --clean and --dbname.
base::OptionRule DropDependentsRule(const execute::RestoreOptions& restore);

}  // namespace pgstow::cli
