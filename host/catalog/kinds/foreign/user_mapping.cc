// User mappings. They have no place of their own in a dump: each follows its server.
// Source: https://www.postgresql.org/docs/18/sql-createusermapping.html,
// https://www.postgresql.org/docs/18/view-pg-user-mappings.html
#include <utility>

#include <fmt/format.h>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/foreign/options.h"
#include "host/catalog/kinds/foreign/server.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kUserMappingKind;

namespace {

// The view hides the options, which may hold passwords, from whom they do not concern; such a
// mapping is written without any.
const Query<UserMapping>& MappingQuery() {
  static const Query<UserMapping> query = {
      {
          {"m.srvid", &UserMapping::server},
          {"m.usename", &UserMapping::user},
          {OptionListExpression("m.umoptions"), &UserMapping::options},
      },
      "FROM pg_catalog.pg_user_mappings m ORDER BY m.srvid, m.usename"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(MappingQuery(), [&reading](std::unique_ptr<UserMapping> mapping) {
    auto* server = reading.store.FindAs<ForeignServer>(kPgForeignServer, mapping->server);
    if (server != nullptr) server->user_mappings.push_back(std::move(*mapping));
  });
}

}  // namespace

void EmitUserMappings(const ForeignServer& server, Emitter& out) {
  if (!server.wants(kDefinition)) return;
  for (const UserMapping& mapping : server.user_mappings) {
    const std::string subject =
        fmt::format("USER MAPPING FOR {} SERVER {}", sql::Identifier(mapping.user),
                    sql::Identifier(server.name));
    model::Entry entry = out.Draft(server, "USER MAPPING");
    entry.catalog = {};
    entry.tag = fmt::format("USER MAPPING {} SERVER {}", mapping.user, server.name);
    entry.definition = "CREATE " + subject;
    if (!mapping.options.empty()) entry.definition += " " + OptionsClause(mapping.options);
    entry.definition += ";\n";
    entry.drop = fmt::format("DROP {};\n", subject);
    out.AddExtra(server, std::move(entry));
  }
}

const Kind kUserMappingKind = {.name = "user mapping", .read = Read};

}  // namespace pgstow::catalog
