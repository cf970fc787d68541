// Tablespaces with their options and privileges.
// Source: https://www.postgresql.org/docs/18/sql-createtablespace.html
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "host/catalog/facets/settings.h"
#include "host/catalog/globals/rooms.h"
#include "host/catalog/query.h"
#include "host/sql/acl.h"
#include "host/sql/quote.h"

namespace pgstow::catalog::globals {
namespace {

struct Tablespace {
  Oid oid = 0;
  std::string name;
  std::string owner;
  std::string location;
  std::string options;
  std::vector<std::string> acl;
  std::vector<std::string> base;
};

// One that lies in the data directory (allow_in_place_tablespaces) has a relative path, and was
// made with none.
const Query<Tablespace>& TablespaceQuery() {
  static const Query<Tablespace> query = {
      {
          {"t.oid", &Tablespace::oid},
          {"t.spcname", &Tablespace::name},
          {"pg_catalog.pg_get_userbyid(t.spcowner)", &Tablespace::owner},
          {"CASE WHEN pg_catalog.starts_with(l.location, '/') THEN l.location END",
           &Tablespace::location},
          {"pg_catalog.array_to_string(t.spcoptions, ', ')", &Tablespace::options},
          {"COALESCE(t.spcacl, pg_catalog.acldefault('t', t.spcowner))", &Tablespace::acl},
          {"pg_catalog.acldefault('t', t.spcowner)", &Tablespace::base},
      },
      "FROM pg_catalog.pg_tablespace t\n"
      "CROSS JOIN LATERAL pg_catalog.pg_tablespace_location(t.oid) AS l(location)\n"
      "WHERE NOT pg_catalog.starts_with(t.spcname, 'pg_')\n"
      "ORDER BY t.oid"};
  return query;
}

std::string Definition(const Tablespace& tablespace) {
  const std::string name = sql::Identifier(tablespace.name);
  std::string text = fmt::format("CREATE TABLESPACE {} OWNER {} LOCATION {};\n", name,
                                 sql::Identifier(tablespace.owner),
                                 Constant(tablespace.location, Backslashes::kEscaped));
  if (!tablespace.options.empty()) {
    text += fmt::format("ALTER TABLESPACE {} SET ({});\n", name, tablespace.options);
  }
  return text;
}

void AddPrivileges(Reading& reading, const Tablespace& tablespace, const model::Entry& object,
                   Entries& entries) {
  const sql::AclTarget target{.kind = "TABLESPACE",
                              .name = sql::Identifier(tablespace.name),
                              .column = "",
                              .owner = tablespace.owner,
                              .prefix = ""};
  std::string statements = sql::AclStatements(target, tablespace.acl, tablespace.base);
  if (statements.empty()) return;
  model::Entry entry = reading.DraftAbout(object, "ACL", "TABLESPACE " + target.name);
  entry.role = model::Role::kAcl;
  entry.definition = std::move(statements);
  entries.push_back(std::move(entry));
}

}  // namespace

Entries ReadTablespaces(Reading& reading) {
  Entries entries;
  TablespaceQuery().Run(reading.connection(), [&](const std::unique_ptr<Tablespace>& tablespace) {
    const std::string name = "TABLESPACE " + sql::Identifier(tablespace->name);
    model::Entry entry = reading.Draft("TABLESPACE", tablespace->name, tablespace->owner);
    entry.catalog = {kPgTablespace, tablespace->oid};
    entry.definition = Definition(*tablespace);
    entry.drop = fmt::format("DROP {};\n", name);
    entries.push_back(entry);
    if (reading.options().acls) AddPrivileges(reading, *tablespace, entry, entries);
    reading.AddCommentAndLabels(entry, name, entries);
  });
  return entries;
}

}  // namespace pgstow::catalog::globals
