// The databases of a server.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "host/pg/connection.h"

namespace pgstow::catalog {

// The names of all databases that can be dumped: those that allow connections, apart from
// template0, which is always as it was made. template1 comes first, for others are made like it;
// then they are in the order of their names. Those that one of the patterns matches are left out.
// Throws kUsage for a pattern with dots, ServerError. Source:
// https://www.postgresql.org/docs/18/app-pg-dumpall.html
std::vector<std::string> ListDatabases(pg::Connection& connection,
                                       std::span<const std::string> exclude);

}  // namespace pgstow::catalog
