// The switches by which names change between an archive and where it is restored.
#pragma once

#include <string_view>
#include <vector>

#include "host/base/options.h"
#include "restore/execute/restore.h"

namespace pgstow::cli {

// --map-schema, --map-owner, --map-tablespace, --strict-maps.
std::vector<base::Option> MapRows(execute::RestoreOptions& restore);

// Lists have the names of the archive, since -L goes by those.
std::vector<base::OptionRule> MapRules();

// Adds "from=to" to a map. Names are as the archive has them; one with '=' or '"' in it is given in
// double quotes, as SQL quotes it. Throws kUsage, naming `option`, for what is no such pair, and
// for a name that is mapped twice.
void AddMap(rewrite::NameMap& map, std::string_view option, std::string_view pair);

}  // namespace pgstow::cli
