#include "host/manual/consequences.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace pgstow::manual {
namespace {

// A term of every command that has an option of that name; nullptr: of every command.
struct Consequence {
  const char* option;
  const char* name;
  const char* text;
};

constexpr Consequence kVariables[] = {
    {"port", "PGHOST, PGPORT, PGUSER, PGDATABASE",
     "the server, the user and the database, where neither an option nor a connection string names "
     "them"},
    {"port", "PGPASSFILE, PGSERVICE, PGSERVICEFILE, PGSSLMODE, PGAPPNAME, ...",
     "as libpq reads them, which makes every connection: "
     "https://www.postgresql.org/docs/18/libpq-envars.html"},
    {"passphrase", "PGSTOW_PASSPHRASE_FROM",
     "where passphrases come from when --passphrase is not given, in the same form"},
    {"key", "PGSTOW_KEY_FROM", "where secret keys come from when --key is not given"},
    {"plugin-path", "PGSTOW_PLUGIN_PATH",
     "folders to look for plugins in, absolute and divided by colons, after those of "
     "--plugin-path"},
    {nullptr, "PG_COLOR", "whether messages are coloured: always, auto (on a terminal) or never"},
};

constexpr Consequence kFiles[] = {
    {"port", "~/.pgpass, ~/.pg_service.conf, ~/.postgresql/",
     "passwords, services and certificates, as libpq reads them"},
    {"plugin-path", "lib/pgstow/plugins",
     "beside the program's own folder: the plugins that come with it"},
};

bool Has(const base::OptionTable& table, std::string_view name) {
  return std::ranges::any_of(table.groups, [name](const base::OptionGroup& group) {
    return std::ranges::any_of(group.options,
                               [name](const base::Option& option) { return option.name == name; });
  });
}

std::vector<Term> TermsOf(const base::OptionTable& table, std::span<const Consequence> rows) {
  std::vector<Term> terms;
  for (const Consequence& row : rows) {
    if (row.option == nullptr || Has(table, row.option)) terms.push_back({row.name, row.text});
  }
  return terms;
}

}  // namespace

std::vector<Term> VariablesOf(const base::OptionTable& table) { return TermsOf(table, kVariables); }

std::vector<Term> FilesOf(const base::OptionTable& table) { return TermsOf(table, kFiles); }

}  // namespace pgstow::manual
