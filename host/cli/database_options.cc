#include "host/cli/database_options.h"

namespace pgstow::cli {

std::vector<base::Option> DatabaseRows(select::DatabaseOptions& databases) {
  return {
      {"database", 0, "NAME", "of a whole server's archive, only this database; repeatable",
       base::Append(databases.names)},
      {"exclude-database", 0, "PATTERN", "without this database; repeatable",
       base::Append(databases.excluded)},
      {"globals", 0, nullptr,
       "only what belongs to the server (roles, memberships, settings, tablespaces), or with "
       "--database: that too",
       base::Set(databases.globals)},
  };
}

base::Option NoCreateOption(select::DatabaseOptions& databases) {
  return {"no-create", 0, nullptr,
          "do not make the one database that is wanted: restore it into that of -d, whatever its "
          "name",
          base::Set(databases.no_create)};
}

std::vector<base::OptionRule> DatabaseRules() {
  return {base::Conflict("database", "exclude-database"),
          base::Conflict("globals", "exclude-database")};
}

}  // namespace pgstow::cli
