// The server that `pgstow dumpall` dumps, apart from what is in its databases.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "host/catalog/globals/globals.h"
#include "host/cli/command.h"
#include "host/cli/dumpall_arguments.h"
#include "host/model/globals.h"
#include "host/pg/connection.h"

namespace pgstow::cli {

// Connects to the first database that the arguments allow, with a session for dumps
// (pg::HardenDumpSession); sets sql::QuoteOptions. Throws kUsage, kVersion, ServerError.
std::unique_ptr<pg::Connection> ConnectToServer(const DumpAllArguments& arguments,
                                                const Invocation& invocation);

struct ServerContents {
  model::Globals globals;  // groups that are not wanted are absent
  // To be dumped, in order; nothing: databases are not wanted.
  std::optional<std::vector<std::string>> databases;
};

// What is wanted of the server's own. Where roles can't be read with their passwords, they are read
// without, with a warning; but PostgreSQL's own tool fails there, and so does the program when it
// is called by that name.
catalog::GlobalsOptions WantedGlobals(pg::Connection& connection, const DumpAllArguments& arguments,
                                      const Invocation& invocation);

// Reads what is wanted in one snapshot.
ServerContents ReadServer(pg::Connection& connection, const DumpAllArguments& arguments,
                          const Invocation& invocation);

}  // namespace pgstow::cli
