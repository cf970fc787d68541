#include "restore/execute/own_schema.h"

#include <fmt/format.h>

#include "host/base/error.h"

namespace pgstow::execute {

bool FindOwnSchema(pg::Connection& connection, std::string_view schema) {
  const pg::Result found = connection.Query(fmt::format(
      "SELECT n.nspowner = u.oid AND pg_catalog.bool_and(c.relowner = u.oid AND NOT "
      "c.relhastriggers AND NOT c.relhasrules) FROM pg_catalog.pg_namespace n "
      "JOIN pg_catalog.pg_roles u ON u.rolname = CURRENT_USER "
      "LEFT JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid WHERE n.nspname = '{}' "
      "GROUP BY n.nspowner, u.oid",
      schema));
  if (found.rows() == 0) return false;
  if (found[0].boolean(0)) return true;
  throw base::Error(
      base::ErrorCode::kServer,
      fmt::format("schema \"{}\" in database \"{}\" is not of a restore by user \"{}\"", schema,
                  connection.database(), connection.user()))
      .WithHint("Restore as the user who began, or drop the schema.");
}

}  // namespace pgstow::execute
