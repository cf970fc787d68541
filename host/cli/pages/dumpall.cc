#include "host/cli/pages/pages.h"

namespace pgstow::cli {

manual::Page DumpAllPage() {
  return {
      .description = R"(
Writes a whole server: its roles with their memberships and settings, its tablespaces, the privileges
on its parameters, and every database that can be connected to. That is a script for psql, which makes
all of it again on an empty server.

With --format=custom it is one archive, of which "pgstow restore" takes all or any part, onto a server
with several jobs at once. Every database is dumped in a snapshot of its own; these are taken one
right after another. A connection to each is open until the dump ends. With --jobs, rows are copied
over as many further connections, the largest tables of all databases first. Archives of the other
formats hold one database.

Reading the passwords of roles takes a superuser; who may not read them gets the roles without, and a
warning, which --no-role-passwords spares. The file has its name when all of it is written.

-g, -r and -t restrict the output to what belongs to the server itself; --exclude-database leaves
databases out. What the options say of databases is said of each. Where somebody is in the way of a
lock, the dump waits as "pgstow dump" does, and holds nothing meanwhile in any database of an archive.
)",
      .examples =
          {{"Everything, as a script", "pgstow dumpall --no-role-passwords --file=all.sql"},
           {"Everything, as one archive, over four connections",
            "pgstow dumpall --format=custom --jobs=4 --no-role-passwords --file=all.pgstow"},
           {"What belongs to no database: roles and tablespaces",
            "pgstow dumpall --globals-only --no-role-passwords --file=globals.sql"},
           {"Some databases alone",
            "pgstow dumpall --exclude-database='test*' --no-role-passwords --file=some.sql"}},
      .exit_codes = {{"0", "all of it is written"}, {"1", "failed"}},
      .see_also = {"pgstow dump", "pgstow restore", "pg_dumpall"},
  };
}

}  // namespace pgstow::cli
