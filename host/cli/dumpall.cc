// `pgstow dumpall`: a whole server into an SQL script or an archive.
#include "host/cli/command.h"
#include "host/cli/dumpall_archive.h"
#include "host/cli/dumpall_arguments.h"
#include "host/cli/dumpall_script.h"
#include "host/cli/mode_option.h"

namespace pgstow::cli {

int RunDumpAll(const Invocation& invocation) {
  DumpAllArguments arguments;
  if (!invocation.as_tool) arguments.server.dump.writer.permissions = kOwnersAlone;
  if (!ParseArguments(DumpAllTable(arguments, invocation), invocation)) return kSuccess;
  // PostgreSQL's tool learns what is wrong with these options from the first database's dump.
  if (!invocation.as_tool) EachDump(arguments, invocation, {});
  if (WantsArchive(arguments)) {
    WriteServerArchive(arguments, invocation);
  } else {
    WriteServerScript(arguments, invocation);
  }
  return kSuccess;
}

}  // namespace pgstow::cli
