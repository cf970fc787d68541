// The switches that say what of a database is dumped.
#pragma once

#include <string>
#include <vector>

#include "host/base/options.h"
#include "host/catalog/catalog.h"

namespace pgstow::cli {

// -n, -t, -e, --filter, --section, -x, … . `called` as Invocation::called.
std::vector<base::Option> DumpContentRows(catalog::ReadOptions& read, const std::string& called);

}  // namespace pgstow::cli
