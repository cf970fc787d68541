// The command line of `pgstow dumpall`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "host/base/options.h"
#include "host/cli/command.h"
#include "host/cli/dump_arguments.h"
#include "host/pg/connection.h"

namespace pgstow::cli {

struct DumpAllArguments {
  pg::ConnectionOptions connection;  // to the server; what dbname says of a database is not
                                     // heeded
  std::optional<std::string> first_database;   // -l: where to connect first
  std::optional<std::string> path;             // -f; nothing: standard output
  bool globals_only = false;                   // -g
  bool roles_only = false;                     // -r
  bool tablespaces_only = false;               // -t
  bool clean = false;                          // -c
  bool if_exists = false;                      // --if-exists
  bool role_passwords = true;                  // --no-role-passwords clears it
  std::vector<std::string> exclude_databases;  // patterns
  // Options for the dump of each database, as pg_dump takes them.
  std::vector<std::string> passed_on;
  // What those of them say that concern the server itself too: its session, its output and what is
  // left out of it; and how an archive is written. The others are not in it: see EachDump.
  DumpArguments server;

  bool databases() const { return !globals_only && !roles_only && !tablespaces_only; }
};

// The options, bound to the arguments, which outlive the table.
base::OptionTable DumpAllTable(DumpAllArguments& arguments, const Invocation& invocation);

// The dump of one database as these arguments want it, settled (SettleDump); with its own options
// `more`, such as "--create". Throws, in the words of a dump's command line, what is wrong with the
// options that are passed on: that is found here alone.
DumpArguments EachDump(const DumpAllArguments& arguments, const Invocation& invocation,
                       const std::vector<std::string>& more);

// How the dump of a database is called in messages: as the whole, but by the name of PostgreSQL's
// tool for one database where the program has that of the tool for all.
Invocation EachInvocation(const Invocation& invocation);

}  // namespace pgstow::cli
