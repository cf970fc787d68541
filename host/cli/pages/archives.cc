// The commands that have an archive in hand and need no server.
#include "host/cli/pages/pages.h"

namespace pgstow::cli {

manual::Page ListPage() {
  return {
      .description = R"(
Lists the entries of an archive, one a line: the number, the catalog ids, the kind, the schema, the
name and the owner. Of a file its table of contents alone is read, however big the rest is.

With options that choose, the entries that a restore with the same options would take are listed;
--why says for an entry which option brought it in, or what kept it out. The list can be edited,
lines left out or moved, and given to "pgstow restore -L".
)",
      .operands = {{"FILE", "the archive, a file or a folder; without it, standard input"}},
      .examples = {{"What is in it", "pgstow list shop.stow"},
                   {"What one table needs to be restored",
                    "pgstow list -t shop.review --with-dependencies shop.stow"},
                   {"Why an entry is among them",
                    "pgstow list -t shop.review --with-dependencies --why shop.brand shop.stow"},
                   {"All facts, for programs", "pgstow list --json shop.stow"}},
      .see_also = {"pgstow restore", "pgstow cat", "pgstow verify"},
  };
}

manual::Page CatPage() {
  return {
      .description = R"(
Writes the rows of one table to standard output or a file, without a server, and of a file reads
nothing else. Where several databases of an archive have a table of that name, --database says which
is meant.

As "copy" they are COPY's text format without the line that ends it; as "csv" what COPY writes with
FORMAT csv, HEADER; as "jsonl" an object a line, where NULL is null and every other value a string as
the server wrote it, so that nothing is rounded; as "stored" the data as it is, also when it is INSERT
commands.
)",
      .operands = {{"ARCHIVE", "a file or a folder; \"-\" is standard input, all of which is read"},
                   {"TABLE", "name or schema.name, in double quotes where SQL needs them"}},
      .examples = {{"The first rows of a table as CSV",
                    "pgstow cat --as=csv --limit=3 shop.stow shop.brand"},
                   {"Two columns as JSON, for jq and its like",
                    "pgstow cat --as=jsonl --columns=id,name shop.stow shop.brand"},
                   {"All rows into a file", "pgstow cat --output=brand.copy shop.stow shop.brand"}},
      .see_also = {"pgstow list", "pgstow restore"},
  };
}

manual::Page ConvertPage() {
  return {
      .description = R"(
Copies an archive, or what the options choose of it, into another format or through other filters.
Data is checked as it is read, its rows are counted, and it stays what it is. Memory stays small,
whatever the size of the archive.

An archive of several databases, as "pgstow dumpall --format=custom" writes it, stays one. Formats
other than custom have room for one database, which --database takes out.

Without --format, the suffix of OUT names the format (.sql: plain, .tar: tar, ...); without a suffix
that is known it is custom.
)",
      .operands = {{"IN", "the archive, a file or a folder; \"-\" is standard input"},
                   {"OUT", "what it becomes; \"-\" is standard output"}},
      .examples = {{"PostgreSQL's archive into one with checksums",
                    "pgstow convert shop.dump shop.pgstow"},
                   {"And back, for pg_restore",
                    "pgstow convert --format=pgdump shop.pgstow again.dump"},
                   {"One schema without the rows of a table, as a script",
                    "pgstow convert -n shop --exclude-table-data=shop.review shop.stow part.sql"},
                   {"With other filters", "pgstow convert --compress=lz4 shop.stow fast.stow"}},
      .environment =
          {{"TMPDIR", "the folder for data of a pipe that comes before its turn; without it /tmp"}},
      .see_also = {"pgstow dump", "pgstow restore", "pgstow plugins"},
  };
}

manual::Page VerifyPage() {
  return {
      .description = R"(
Reads archives from beginning to end and says of each whether it is as it was written: its structure,
and every checksum that is stored. --deep also decodes all data, compares the checksums of what comes
out, and counts its rows.

PostgreSQL's own formats keep no checksums. Of these the structure is checked, and with --deep that
the data decodes; the report says so.
)",
      .operands = {{"FILE", "archives, files or folders; without one, standard input"}},
      .examples = {{"Two archives", "pgstow verify shop.stow two.stow"},
                   {"All that can be known, for programs", "pgstow verify --deep --json shop.stow"},
                   {"A sealed one", "pgstow verify --key=file:shop.key sealed.stow"},
                   {"One that comes through a pipe", "cat shop.stow | pgstow verify"}},
      .exit_codes = {{"0", "all archives are whole"},
                     {"1", "one is damaged"},
                     {"2",
                      "none is known to be damaged, but one could not be checked: no such "
                      "file, no archive, a missing plugin, a wrong key"}},
      .see_also = {"pgstow salvage", "pgstow list"},
  };
}

manual::Page SalvagePage() {
  return {
      .description = R"(
Takes every frame that is whole out of a damaged or truncated archive of the format custom, cuts the
data at the ends of rows, and writes an archive that can be restored: with all entries of the old one,
every row that is certain to be whole, and sealed as it was. For each table the report says what is
kept and what is lost.

A file that has lost its table of contents at the end is read by the one at its beginning.
)",
      .operands = {{"IN", "the damaged archive"}, {"OUT", "the archive of what is left"}},
      .examples = {{"What is left of it", "pgstow salvage whole.stow left.stow"},
                   {"With a report for programs", "pgstow salvage --json whole.stow left.stow"}},
      .exit_codes = {{"0", "nothing was lost"},
                     {"1", "something was"},
                     {"2", "nothing could be recovered"}},
      .see_also = {"pgstow verify", "pgstow restore"},
  };
}

}  // namespace pgstow::cli
