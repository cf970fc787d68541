// `pgstow restore --as-role`: for archives from somebody unknown.
#pragma once

#include <vector>

#include "host/base/options.h"
#include "restore/execute/restore.h"

namespace pgstow::cli {

// The options outlive the row.
base::Option AsRoleOption(execute::RestoreOptions& restore);

// What a role without rights over the server can't do, or nobody should do for it.
std::vector<base::OptionRule> AsRoleRules();

// Leaves out owners and privileges, and says so, when the option was given.
void ApplyAsRole(execute::RestoreOptions& restore);

}  // namespace pgstow::cli
