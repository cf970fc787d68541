// The switches that choose among the databases of a whole server's archive.
#pragma once

#include <vector>

#include "host/base/options.h"
#include "restore/select/databases.h"

namespace pgstow::cli {

// --database, --exclude-database, --globals: for restoring and for listing. The options outlive the
// rows.
std::vector<base::Option> DatabaseRows(select::DatabaseOptions& databases);

// --no-create, of restores.
base::Option NoCreateOption(select::DatabaseOptions& databases);

std::vector<base::OptionRule> DatabaseRules();

}  // namespace pgstow::cli
