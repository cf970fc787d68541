#include "host/cli/pages/pages.h"

namespace pgstow::cli {

manual::Page DumpPage() {
  return {
      .description = R"(
Writes what a database holds: definitions, rows, large objects, privileges, comments and, where they
are asked for, the statistics of the planner. All of it is as one snapshot of the database sees it,
over however many connections it is read; other sessions go on meanwhile, but can't change the
definitions of tables that are being dumped. Thousands of definitions are read over as many
connections as --jobs says, without it over up to four; fewer when the server has no room for more.

Without --format, a script for psql is written. The format "custom" is one file with checksums on
every byte, written by all connections of --jobs at once: as many as there are processors, up to
four, where it goes to a file and --jobs does not say. "directory", "tar" and "pgdump" are
PostgreSQL's own archives, which its pg_restore reads. Data is compressed as --compress says, and
encrypted as --seal says. "pgstow plugins" lists what there is.

Patterns are psql's: * and ? are wildcards, letters fold to lower case outside of double quotes, a
dot divides schema and name. What -n, -t and -e include adds up; what -N and -T exclude is left out
of that. What is left out is not looked at, so a selection may need what it does not hold.

Tables are locked against changes of their definitions. Where somebody is in the way, the dump stands
in the queue for a second at a time, holds no lock between, says who it is, and begins anew under a
new snapshot, until --lock-wait-timeout. With --lock-friendly it also lets go of what it has locked
when somebody waits for it, as long as no rows are copied; who waits later waits for the dump's end.

A file gets its name when all of it is on disk: a dump that is interrupted leaves nothing behind. An
object of a kind that this program does not know stops the dump rather than be lost; with
--allow-unmodeled, a warning names it.
)",
      .operands =
          {{"DBNAME",
            "the database: a name, a connection string (\"host=... dbname=...\") or a URI "
            "(postgresql://...); without it $PGDATABASE, and without that the user's name"}},
      .examples =
          {{"The whole database in one file, read over four connections",
            "pgstow dump --format=custom --jobs=4 --file=shop.stow shop"},
           {"The definitions alone, as a script", "pgstow dump --schema-only --file=shop.sql shop"},
           {"Two tables with their rows, compressed harder",
            "pgstow dump -F custom -Z zstd:12 -t shop.brand -t shop.review -f two.stow shop"},
           {"Everything but the rows of a large table",
            "pgstow dump -F custom --exclude-table-data=shop.review -f rest.stow shop"},
           {"An archive for pg_restore, through a pipe",
            "pgstow dump --format=pgdump shop | gzip > shop.dump.gz"},
           {"Sealed for a public key, so that who dumps can't read it",
            "pgstow dump -F custom --seal=@shop.pub -f sealed-now.stow shop"}},
      .exit_codes = {{"0", "all of it is written"}, {"1", "failed; no file is left behind"}},
      .environment = {{"SOURCE_DATE_EPOCH",
                       "seconds since 1970 that the archive gives as its time, for dumps that must "
                       "come out the same each time"}},
      .see_also = {"pgstow restore", "pgstow list", "pgstow verify", "pgstow plugins", "pg_dump"},
  };
}

}  // namespace pgstow::cli
