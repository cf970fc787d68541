// The script of a whole server.
#pragma once

#include "host/cli/command.h"
#include "host/cli/dumpall_arguments.h"

namespace pgstow::cli {

// Writes it to the file that the arguments name, or standard output: the globals, then database
// after database, each read over a connection of its own. The file gets its name when all is
// written. Throws what a dump throws.
void WriteServerScript(const DumpAllArguments& arguments, const Invocation& invocation);

}  // namespace pgstow::cli
