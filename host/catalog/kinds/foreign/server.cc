// Source: https://www.postgresql.org/docs/18/sql-createserver.html
#include "host/catalog/kinds/foreign/server.h"

#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/foreign/options.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kForeignServerKind;

namespace {

const Query<ForeignServer>& ServerQuery() {
  static const Query<ForeignServer> query = {
      {
          ObjectOid<ForeignServer>("s.oid"),
          {"s.srvname", &Object::name},
          {"s.srvowner", &Object::owner_oid},
          {"s.srvacl", &Object::acl},
          BaseAcl<ForeignServer>("pg_catalog.acldefault('S', s.srvowner)"),
          {"s.srvtype", &ForeignServer::type},
          {"s.srvversion", &ForeignServer::version},
          {"w.fdwname", &ForeignServer::wrapper},
          {OptionListExpression("s.srvoptions"), &ForeignServer::options},
      },
      "FROM pg_catalog.pg_foreign_server s\n"
      "JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw ORDER BY s.oid"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(ServerQuery(), [&reading](std::unique_ptr<ForeignServer> server) {
    reading.store.Add(kForeignServerKind, std::move(server));
  });
}

std::string Definition(const ForeignServer& server) {
  std::string sql = "CREATE SERVER " + sql::Identifier(server.name);
  if (!server.type.empty()) sql += " TYPE " + sql::Literal(server.type);
  if (!server.version.empty()) sql += " VERSION " + sql::Literal(server.version);
  sql += " FOREIGN DATA WRAPPER " + sql::Identifier(server.wrapper);
  if (!server.options.empty()) sql += " " + OptionsClause(server.options);
  return sql + ";\n";
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& server = static_cast<const ForeignServer&>(object);
  const std::string name = sql::Identifier(server.name);
  if (server.wants(kDefinition)) {
    out.Add(out.DraftOwned(server, "SERVER", "SERVER " + name, Definition(server)));
  }

  Facets facets;
  facets.comment_on = facets.comment_tag = "SERVER " + name;
  facets.acl_kind = "FOREIGN SERVER";
  facets.acl_name = name;
  facets.acl_tag = "FOREIGN SERVER " + name;
  out.AddFacets(server, facets);
  EmitUserMappings(server, out);
}

}  // namespace

const Kind kForeignServerKind = {.name = "foreign server",
                                 .priority = Priority::kForeignServer,
                                 .catalog = kPgForeignServer,
                                 .read = Read,
                                 .emit = Emit};

}  // namespace pgstow::catalog
