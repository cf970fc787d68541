// A whole server as one archive.
#pragma once

#include "host/cli/command.h"
#include "host/cli/dumpall_arguments.h"

namespace pgstow::cli {

// Whether an archive is wanted and no script. Throws kUsage for options that only an archive takes
// where it is a script; kPlugin when the format is not there.
bool WantsArchive(const DumpAllArguments& arguments);

// Dumps the server into the archive that the arguments name. Throws what dump::RunServer throws.
void WriteServerArchive(const DumpAllArguments& arguments, const Invocation& invocation);

}  // namespace pgstow::cli
