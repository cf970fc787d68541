// A whole server goes into one archive.
#pragma once

#include <string>
#include <vector>

#include "host/catalog/globals/globals.h"
#include "host/dump/dump.h"
#include "host/pg/connection.h"

namespace pgstow::dump {

struct ServerDumpOptions {
  // Of each database. `connection`, `snapshot` and `read.create_database` say nothing here: the
  // databases are reached as the server is, and all is kept that it takes to make them again.
  DumpOptions dump;
  catalog::GlobalsOptions globals;
  bool databases = true;             // false: what is the server's own, alone
  std::vector<std::string> exclude;  // patterns of databases that are left out
};

// Dumps the server that `server` is connected to, each database (catalog::ListDatabases) under a
// snapshot of its own; these are taken one right after another. Every database has a connection as
// long as the dump takes. With more than one job, `jobs` further connections copy rows, each in one
// database after another. All sessions have standard_conforming_strings on, so that one way of
// writing constants is right for all.
//
// Throws as Run does, naming the database; and kUsage for a format that keeps no archives of
// several databases.
DumpSummary RunServer(const loader::Registry& registry, pg::Connection& server,
                      ServerDumpOptions options);

}  // namespace pgstow::dump
