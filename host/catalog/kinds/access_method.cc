// Access methods of tables and indexes.
// Source: https://www.postgresql.org/docs/18/sql-create-access-method.html
#include <string>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kAccessMethodKind;

namespace {

struct AccessMethod : Object {
  char type = 'i';      // i index, t table
  std::string handler;  // quoted, qualified where needed
};

const Query<AccessMethod>& AccessMethodQuery() {
  static const Query<AccessMethod> query = {
      {
          ObjectOid<AccessMethod>("a.oid"),
          {"a.amname", &AccessMethod::name},
          {"a.amtype", &AccessMethod::type},
          {"a.amhandler", &AccessMethod::handler},
      },
      "FROM pg_catalog.pg_am a WHERE a.oid >= 16384 ORDER BY a.oid"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(AccessMethodQuery(), [&reading](std::unique_ptr<AccessMethod> method) {
    reading.store.Add(kAccessMethodKind, std::move(method));
  });
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& method = static_cast<const AccessMethod&>(object);
  const std::string what = "ACCESS METHOD " + sql::Identifier(method.name);
  if (method.wants(kDefinition)) {
    model::Entry entry = out.Draft(method, "ACCESS METHOD");
    entry.definition = fmt::format("CREATE {} TYPE {} HANDLER {};\n", what,
                                   method.type == 't' ? "TABLE" : "INDEX", method.handler);
    entry.drop = fmt::format("DROP {};\n", what);
    out.Add(std::move(entry));
  }
  out.AddComment(method, 0, what, what);
}

}  // namespace

const Kind kAccessMethodKind = {.name = "access method",
                                .priority = Priority::kAccessMethod,
                                .catalog = kPgAm,
                                .read = Read,
                                .emit = Emit};

}  // namespace pgstow::catalog
