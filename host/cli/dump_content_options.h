// The switches that say what of a database is dumped.
#pragma once

#include <string>
#include <vector>

#include "host/base/options.h"
#include "host/catalog/catalog.h"

namespace pgstow::cli {

// -n, -t, -e, --filter, --section, -x, … . `called` as Invocation::called.
std::vector<base::Option> DumpContentRows(catalog::ReadOptions& read, const std::string& called);

// How rows are told: --inserts and its kin.
std::vector<base::Option> InsertRows(catalog::ReadOptions& read);

// --on-conflict-do-nothing is for INSERT commands.
base::OptionRule InsertRule(const catalog::ReadOptions& read);

}  // namespace pgstow::cli
