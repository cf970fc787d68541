#include "host/catalog/databases.h"

#include <fmt/format.h>

#include "host/sql/pattern.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

// A connection limit of -2 is the mark of a DROP DATABASE that was broken off.
std::vector<std::string> ListDatabases(pg::Connection& connection,
                                       std::span<const std::string> exclude) {
  std::string conditions;
  for (const std::string& pattern : exclude) {
    conditions +=
        fmt::format("AND d.datname OPERATOR(pg_catalog.!~) {} COLLATE pg_catalog.default\n",
                    sql::Literal(sql::ParsePattern(pattern, /*max_pieces=*/1).front()));
  }
  std::vector<std::string> names;
  connection.Stream(
      "SELECT d.datname FROM pg_catalog.pg_database d\n"
      "WHERE d.datallowconn AND d.datconnlimit <> -2 AND d.datname <> 'template0'\n" +
          conditions + "ORDER BY d.datname <> 'template1', d.datname",
      [&names](const pg::Row& row) { names.emplace_back(row.text(0)); });
  return names;
}

}  // namespace pgstow::catalog
