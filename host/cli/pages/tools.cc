// The program under the names of PostgreSQL's tools.
#include <array>

#include "host/cli/pages/pages.h"

namespace pgstow::cli {
namespace {

manual::Page DumpToolPage() {
  return {
      .description = R"(
This is pgstow under the name of PostgreSQL's pg_dump 18, whose place it takes: it accepts the same
command lines, writes the same scripts and archives, and says and returns the same. In libexec/pgstow
there is a link of that name; a folder that comes first in PATH makes scripts find it.

The formats are PostgreSQL's own: c (custom), d (directory), t (tar) and p (plain). Options that
pg_dump does not have are accepted when they are spelled in full. "pgstow dump" does more.
)",
      .operands =
          {{"DBNAME",
            "the database: a name, a connection string or a URI; without it $PGDATABASE, and "
            "without that the user's name"}},
      .examples = {{"A script", "pg_dump shop > shop.sql"},
                   {"PostgreSQL's own archive", "pg_dump -Fc -f again.dump shop"},
                   {"A folder, over two connections", "pg_dump -Fd -j 2 -f shop.dir shop"}},
      .see_also = {"pg_restore", "pgstow dump"},
  };
}

manual::Page RestoreToolPage() {
  return {
      .description = R"(
This is pgstow under the name of PostgreSQL's pg_restore 18, whose place it takes: it accepts the same
command lines, does the same to databases, writes the same scripts and lists, and says and returns the
same. It reads archives of pg_dump 10 to 18, and those of pgstow. Options that pg_restore does not
have are accepted when they are spelled in full. "pgstow restore" does more.
)",
      .operands = {{"FILE", "the archive, a file or a folder; without it, standard input"}},
      .examples = {{"Into a database", "pg_restore -d copy shop.dump"},
                   {"What is in an archive", "pg_restore -l shop.dump"},
                   {"As a script", "pg_restore -f - shop.dump"}},
      .exit_codes = {{"0", "done"}, {"1", "failed, or errors were ignored"}},
      .see_also = {"pg_dump", "pgstow restore"},
  };
}

manual::Page DumpAllToolPage() {
  return {
      .description = R"(
This is pgstow under the name of PostgreSQL's pg_dumpall 18, whose place it takes: a script for psql
that makes the roles, tablespaces and databases of a server again. It accepts the same command lines,
writes the same, and says and returns the same. Options that pg_dumpall does not have are accepted
when they are spelled in full. "pgstow dumpall" does more.
)",
      .examples = {{"Roles and tablespaces alone", "pg_dumpall --globals-only"}},
      .see_also = {"pg_dump", "pgstow dumpall"},
  };
}

struct Tool {
  std::string_view name;
  manual::Page (*page)();
};
constexpr std::array<Tool, 3> kTools = {
    {{"pg_dump", DumpToolPage}, {"pg_restore", RestoreToolPage}, {"pg_dumpall", DumpAllToolPage}}};

}  // namespace

manual::Page ToolPage(std::string_view tool) {
  for (const Tool& row : kTools) {
    if (row.name == tool) return row.page();
  }
  return {};
}

}  // namespace pgstow::cli
