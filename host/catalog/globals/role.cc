// Roles with their attributes, and the settings that they have in every database.
// Source: https://www.postgresql.org/docs/18/sql-createrole.html,
// https://www.postgresql.org/docs/18/sql-alterrole.html
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/settings.h"
#include "host/catalog/globals/rooms.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog::globals {
namespace {

struct Role {
  Oid oid = 0;
  std::string name;
  bool superuser = false;
  bool inherit = false;
  bool create_role = false;
  bool create_database = false;
  bool login = false;
  bool replication = false;
  bool bypass_row_security = false;
  int32_t connection_limit = -1;
  std::optional<std::string> password;  // as it is kept: hashed
  std::optional<std::string> valid_until;
};

// The view that everybody may read has no passwords.
Query<Role> RoleQuery(bool passwords) {
  return {{
              {"r.oid", &Role::oid},
              {"r.rolname", &Role::name},
              {"r.rolsuper", &Role::superuser},
              {"r.rolinherit", &Role::inherit},
              {"r.rolcreaterole", &Role::create_role},
              {"r.rolcreatedb", &Role::create_database},
              {"r.rolcanlogin", &Role::login},
              {"r.rolreplication", &Role::replication},
              {"r.rolbypassrls", &Role::bypass_row_security},
              {"r.rolconnlimit", &Role::connection_limit},
              {passwords ? "r.rolpassword" : "NULL", &Role::password},
              {"r.rolvaliduntil", &Role::valid_until},
          },
          fmt::format("FROM pg_catalog.{} r\n"
                      "WHERE NOT pg_catalog.starts_with(r.rolname, 'pg_')\n"
                      "ORDER BY r.rolname",
                      passwords ? "pg_authid" : "pg_roles")};
}

std::string Definition(const Role& role) {
  const std::string name = sql::Identifier(role.name);
  std::string text = fmt::format("CREATE ROLE {0};\nALTER ROLE {0} WITH", name);
  const auto attribute = [&text](bool on, std::string_view word) {
    text += fmt::format(" {}{}", on ? "" : "NO", word);
  };
  attribute(role.superuser, "SUPERUSER");
  attribute(role.inherit, "INHERIT");
  attribute(role.create_role, "CREATEROLE");
  attribute(role.create_database, "CREATEDB");
  attribute(role.login, "LOGIN");
  attribute(role.replication, "REPLICATION");
  attribute(role.bypass_row_security, "BYPASSRLS");
  if (role.connection_limit != -1) {
    text += fmt::format(" CONNECTION LIMIT {}", role.connection_limit);
  }
  const auto option = [&text](std::string_view words, const std::optional<std::string>& value) {
    if (!value) return;
    text += fmt::format(" {} {}", words, Constant(*value, Backslashes::kEscaped));
  };
  option("PASSWORD", role.password);
  option("VALID UNTIL", role.valid_until);
  return text + ";\n";
}

struct RoleSetting {
  std::string role;
  std::string setting;  // name=value
};

const Query<RoleSetting>& SettingQuery() {
  static const Query<RoleSetting> query = {
      {
          {"r.rolname", &RoleSetting::role},
          {"c.setting", &RoleSetting::setting},
      },
      "FROM pg_catalog.pg_db_role_setting s\n"
      "JOIN pg_catalog.pg_roles r ON r.oid = s.setrole\n"
      "CROSS JOIN pg_catalog.unnest(s.setconfig) WITH ORDINALITY AS c(setting, nr)\n"
      "WHERE s.setdatabase = 0 AND NOT pg_catalog.starts_with(r.rolname, 'pg_')\n"
      "ORDER BY r.rolname, c.nr"};
  return query;
}

}  // namespace

Entries ReadRoles(Reading& reading) {
  Entries entries;
  RoleQuery(reading.options().passwords)
      .Run(reading.connection(), [&](const std::unique_ptr<Role>& role) {
        const std::string name = "ROLE " + sql::Identifier(role->name);
        model::Entry entry = reading.Draft("ROLE", role->name);
        entry.catalog = {kPgAuthid, role->oid};
        entry.definition = Definition(*role);
        entry.drop = fmt::format("DROP {};\n", name);
        entries.push_back(entry);
        reading.AddCommentAndLabels(entry, name, entries);
      });
  return entries;
}

Entries ReadRoleSettings(Reading& reading) {
  Entries entries;
  SettingQuery().Run(reading.connection(), [&](const std::unique_ptr<RoleSetting>& setting) {
    if (entries.empty() || entries.back().tag != setting->role) {
      entries.push_back(reading.Draft("ROLE SETTINGS", setting->role));
    }
    entries.back().definition +=
        fmt::format("ALTER ROLE {} SET {};\n", sql::Identifier(setting->role),
                    SettingClause(setting->setting, Backslashes::kEscaped));
  });
  return entries;
}

}  // namespace pgstow::catalog::globals
