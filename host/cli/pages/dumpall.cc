#include "host/cli/pages/pages.h"

namespace pgstow::cli {

manual::Page DumpAllPage() {
  return {
      .description = R"(
Writes a whole server: its roles with their memberships and settings, its tablespaces, the privileges
on its parameters, and every database that can be connected to. That is a script for psql, which makes
all of it again on an empty server.

Reading the passwords of roles takes a superuser; --no-role-passwords leaves them out. -g, -r and -t
restrict the script to what belongs to the server itself; --exclude-database leaves databases out.
What the options say of databases is said of each.
)",
      .examples =
          {{"Everything, as a script", "pgstow dumpall --no-role-passwords --file=all.sql"},
           {"What belongs to no database: roles and tablespaces",
            "pgstow dumpall --globals-only --no-role-passwords --file=globals.sql"},
           {"Some databases alone",
            "pgstow dumpall --exclude-database='test*' --no-role-passwords --file=some.sql"}},
      .exit_codes = {{"0", "all of it is written"}, {"1", "failed"}},
      .see_also = {"pgstow dump", "pgstow restore", "pg_dumpall"},
  };
}

}  // namespace pgstow::cli
