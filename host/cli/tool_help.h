// --help of PostgreSQL's own tools, whose shape scripts read.
#pragma once

#include "host/cli/command.h"

namespace pgstow::cli {

// The table as it is shown. Under a tool's name: in the tool's groups and order, its arguments
// under their names there; what only this program has comes last, in a group of its own. Else the
// table itself. Source: what the tools of release 18 print.
base::OptionTable ShownTable(const base::OptionTable& table, const Invocation& invocation);

}  // namespace pgstow::cli
