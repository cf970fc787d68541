// The database itself: what --create makes it with, and the settings that it keeps.
// Source: https://www.postgresql.org/docs/18/sql-createdatabase.html,
// https://www.postgresql.org/docs/18/sql-alterdatabase.html
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/facets/settings.h"
#include "host/catalog/kind.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kDatabaseKind;

namespace {

// One setting for all sessions in the database, or for those of one role.
struct DatabaseSetting {
  std::string role;     // empty: all
  std::string setting;  // name=value
};

struct Database : Object {
  std::string encoding;
  std::string provider;  // libc, icu, builtin; may be empty
  std::string collate;
  std::string ctype;
  std::string locale;  // of the provider, where that is not libc
  std::string icu_rules;
  std::string tablespace;
  int32_t connection_limit = -1;
  bool is_template = false;
  std::vector<DatabaseSetting> settings;
};

const Query<Database>& DatabaseQuery() {
  static const Query<Database> query = {
      {
          ObjectOid<Database>("d.oid"),
          {"d.datname", &Database::name},
          {"d.datdba", &Database::owner_oid},
          {"d.datacl", &Database::acl},
          BaseAcl<Database>("pg_catalog.acldefault('d', d.datdba)"),
          {"pg_catalog.pg_encoding_to_char(d.encoding)", &Database::encoding},
          Column<Database>("CASE d.datlocprovider WHEN 'b' THEN 'builtin' WHEN 'c' THEN 'libc'"
                           " WHEN 'i' THEN 'icu' END",
                           &Database::provider)
              .Since(15, "'libc'"),
          {"d.datcollate", &Database::collate},
          {"d.datctype", &Database::ctype},
          Column<Database>("d.datlocale", &Database::locale).Since(17, "d.daticulocale").Since(15),
          Column<Database>("d.daticurules", &Database::icu_rules).Since(16),
          {"ts.spcname", &Database::tablespace},
          {"d.datconnlimit", &Database::connection_limit},
          {"d.datistemplate", &Database::is_template},
      },
      "FROM pg_catalog.pg_database d\n"
      "LEFT JOIN pg_catalog.pg_tablespace ts ON ts.oid = d.dattablespace\n"
      "WHERE d.datname = pg_catalog.current_database()"};
  return query;
}

// Those for all roles first, then role by role as they were given.
const Query<DatabaseSetting>& SettingQuery() {
  static const Query<DatabaseSetting> query = {
      {
          {"r.rolname", &DatabaseSetting::role},
          {"c.setting", &DatabaseSetting::setting},
      },
      "FROM pg_catalog.pg_db_role_setting s\n"
      "JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase\n"
      "LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole\n"
      "CROSS JOIN pg_catalog.unnest(s.setconfig) WITH ORDINALITY AS c(setting, nr)\n"
      "WHERE d.datname = pg_catalog.current_database() AND (s.setrole = 0 OR r.oid IS NOT NULL)\n"
      "ORDER BY s.setrole <> 0, s.ctid, c.nr"};
  return query;
}

void List(const Reading& reading) {
  const auto database = std::make_shared<Database*>(nullptr);
  reading.Ask(DatabaseQuery(), [&store = reading.store, database](std::unique_ptr<Database> row) {
    *database = &store.Add(kDatabaseKind, std::move(row));
  });
  reading.Ask(SettingQuery(), [database](std::unique_ptr<DatabaseSetting> setting) {
    (*database)->settings.push_back(std::move(*setting));
  });
}

std::string Definition(const Database& database, bool tablespaces) {
  std::string text =
      fmt::format("CREATE DATABASE {} WITH TEMPLATE = template0", sql::Identifier(database.name));
  const auto option = [&text](std::string_view name, const std::string& value) {
    if (!value.empty()) text += fmt::format(" {} = {}", name, sql::Literal(value));
  };
  option("ENCODING", database.encoding);
  if (!database.provider.empty()) text += " LOCALE_PROVIDER = " + database.provider;
  if (database.collate == database.ctype) {
    option("LOCALE", database.collate);
  } else {
    option("LC_COLLATE", database.collate);
    option("LC_CTYPE", database.ctype);
  }
  if (database.provider != "libc") {
    option(database.provider == "builtin" ? "BUILTIN_LOCALE" : "ICU_LOCALE", database.locale);
  }
  option("ICU_RULES", database.icu_rules);
  if (tablespaces && !database.tablespace.empty() && database.tablespace != "pg_default") {
    text += " TABLESPACE = " + sql::Identifier(database.tablespace);
  }
  return text + ";\n";
}

std::string Properties(const Database& database) {
  const std::string name = sql::Identifier(database.name);
  std::string text;
  if (database.connection_limit != -1) {
    text +=
        fmt::format("ALTER DATABASE {} CONNECTION LIMIT = {};\n", name, database.connection_limit);
  }
  if (database.is_template) text += fmt::format("ALTER DATABASE {} IS_TEMPLATE = true;\n", name);
  for (const DatabaseSetting& setting : database.settings) {
    text += setting.role.empty()
                ? fmt::format("ALTER DATABASE {}", name)
                : fmt::format("ALTER ROLE {} IN DATABASE {}", sql::Identifier(setting.role), name);
    text += fmt::format(" SET {};\n", SettingClause(setting.setting, Backslashes::kEscaped));
  }
  return text;
}

void EmitProperties(const Database& database, Emitter& out) {
  model::Entry entry = out.Draft(database, "DATABASE PROPERTIES");
  entry.definition = Properties(database);
  if (entry.definition.empty()) return;
  entry.catalog = {};
  entry.selector = model::Selector::kDatabase;
  // A template can't be dropped.
  if (database.is_template) {
    entry.drop =
        fmt::format("UPDATE pg_catalog.pg_database SET datistemplate = false WHERE datname = {};\n",
                    sql::Literal(database.name));
  }
  out.AddExtra(database, std::move(entry));
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& database = static_cast<const Database&>(object);
  // Whatever else is wanted: --create makes the database for data alone too.
  const std::string name = "DATABASE " + sql::Identifier(database.name);

  model::Entry entry = out.Draft(database, "DATABASE");
  entry.selector = model::Selector::kDatabase;
  entry.owned_as = name;
  entry.definition = Definition(database, out.options().tablespaces);
  entry.drop = fmt::format("DROP {};\n", name);
  out.Add(std::move(entry));

  Facets facets;
  facets.comment_on = facets.comment_tag = facets.acl_tag = name;
  facets.acl_kind = "DATABASE";
  facets.acl_name = sql::Identifier(database.name);
  out.AddFacets(database, facets);
  EmitProperties(database, out);
}

}  // namespace

const Kind kDatabaseKind = {.name = "database", .catalog = kPgDatabase, .list = List, .emit = Emit};

}  // namespace pgstow::catalog
