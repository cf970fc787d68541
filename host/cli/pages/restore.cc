#include "host/cli/pages/pages.h"

namespace pgstow::cli {

manual::Page RestorePage() {
  return {
      .description = R"(
Puts an archive of any format into a database (--dbname), or writes it as a script (--file); scripts
of pg_dump are for psql. With --create, --dbname is only the first database to connect to: the one of
the archive is made and filled.

Of an archive of a whole server all is restored, or what --database and --globals name; databases
are made as with --create, or one of them goes into that of --dbname (--no-create).

Entries are chosen by name: -n, -t, -I, -P and -T add up, their twins (-N, --exclude-table, ...) take
away, --section and -a or -s say what of the chosen is meant. --with-dependents brings what is part
of the chosen objects, --with-dependencies what they need. "pgstow list" with the same options shows
what that comes to, and why.

The order is the archive's, or that of a list (-L), as far as dependencies allow. --first names
tables that are finished before the rest. --map-schema, --map-owner and --map-tablespace restore
under other names.

--explain prints what would be done, and each error that would be met in the target, and does
nothing. With --jobs, definitions, rows and indexes are restored over many connections. A restore
that was interrupted goes on with --resume: what is there is not done again.

What somebody unknown wrote is looked at with "pgstow list --inspect" and restored with --as-role: a
role that can do little logs in, what takes a superuser is left out, and an archive with commands
that no dump has is refused.

Errors of single objects are reported and the restore goes on, unless --exit-on-error,
--single-transaction, --transaction-size or --on-error=stop says otherwise.
)",
      .operands = {{"FILE", "the archive, a file or a folder; without it, standard input"}},
      .examples =
          {{"Everything, over four connections", "pgstow restore -d copy --jobs=4 shop.stow"},
           {"One table with its indexes, and what these need, into an empty database",
            "pgstow restore -d copy -t shop.review --with-dependents --with-dependencies "
            "shop.stow"},
           {"What that would do, and what would fail",
            "pgstow restore -d copy -t shop.review --with-dependents --with-dependencies --explain "
            "shop.stow"},
           {"Under another schema", "pgstow restore -d copy --map-schema=shop=store shop.stow"},
           {"An edited list, in its order",
            "pgstow list shop.stow | grep -v ' TABLE DATA shop review ' > some.list && "
            "pgstow restore -d copy -L some.list shop.stow"},
           {"Two databases of a whole server, and its roles and tablespaces",
            "pgstow restore -d postgres --database=shop --database=depot --globals server.stow"},
           {"As a script", "pgstow restore --file=- --section=pre-data shop.stow | grep CREATE"},
           {"Each error as a line of JSON, and a code that tells what became of the database",
            "pgstow restore -d copy --on-error=report:errors.json --exit-codes=fine shop.stow"},
           {"From a pipe", "cat shop.stow | pgstow restore -d copy"}},
      .exit_codes = {{"0", "everything that is wanted is restored"},
                     {"1",
                      "failed, or errors were ignored; with --exit-codes=fine: it did not begin"},
                     {"2", "with --exit-codes=fine: the command line is wrong"},
                     {"3", "with --exit-codes=fine: errors, but all that is wanted is there"},
                     {"4", "with --exit-codes=fine: objects or rows are missing"},
                     {"5", "with --exit-codes=fine: it began and did not come to its end"}},
      .environment =
          {{"TMPDIR", "the folder for data of a pipe that comes before its turn; without it /tmp"}},
      .see_also = {"pgstow list", "pgstow dump", "pgstow cat", "pg_restore"},
  };
}

}  // namespace pgstow::cli
