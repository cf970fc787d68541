// The options of PostgreSQL's tools, by their long names.
#pragma once

#include <vector>

#include "host/cli/command.h"

namespace pgstow::cli {

// Those of release 18 of the tool that the program was called as, in the order in which that tool
// lists them where an abbreviation is ambiguous; none when it was called by its own name. For
// base::OptionTable::tool_names. Source: what the tools say to "--a", "--b" and so on.
std::vector<const char*> ToolNames(const Invocation& invocation);

}  // namespace pgstow::cli
