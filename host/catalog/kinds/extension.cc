// Extensions. What belongs to one is not dumped: CREATE EXTENSION brings it back.
// Source: https://www.postgresql.org/docs/18/extend-extensions.html,
// https://www.postgresql.org/docs/18/sql-createextension.html
#include <string>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kExtensionKind;

namespace {

struct Extension : Object {
  std::string target_schema;  // where its objects are made
};

const Query<Extension>& ExtensionQuery() {
  static const Query<Extension> query = {
      {
          ObjectOid<Extension>("x.oid"),
          {"x.extname", &Extension::name},
          {"n.nspname", &Extension::target_schema},
      },
      "FROM pg_catalog.pg_extension x\n"
      "JOIN pg_catalog.pg_namespace n ON n.oid = x.extnamespace\n"
      "ORDER BY x.oid"};
  return query;
}

void List(const Reading& reading) {
  reading.Ask(ExtensionQuery(), [&reading](std::unique_ptr<Extension> extension) {
    reading.store.Add(kExtensionKind, std::move(extension));
  });
}

// Members come with their extension, so what depends on a member needs the extension.
void Link(CatalogStore& store) {
  for (const auto& object : store.objects()) {
    if (object->extension == 0) continue;
    if (const Object* extension = store.Find(kPgExtension, object->extension)) {
      object->dependencies.push_back(extension->id);
    }
  }
}

// IF NOT EXISTS, since the template database may have it already. No owner: it is whoever
// restores.
void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& extension = static_cast<const Extension&>(object);
  const std::string name = sql::Identifier(extension.name);
  if (extension.wants(kDefinition)) {
    model::Entry entry = out.Draft(extension, "EXTENSION");
    entry.definition = fmt::format("CREATE EXTENSION IF NOT EXISTS {} WITH SCHEMA {};\n", name,
                                   sql::Identifier(extension.target_schema));
    entry.drop = fmt::format("DROP EXTENSION {};\n", name);
    out.Add(std::move(entry));
  }
  out.AddComment(extension, 0, "EXTENSION " + name, "EXTENSION " + name);
}

}  // namespace

const Kind kExtensionKind = {.name = "extension",
                             .priority = Priority::kExtension,
                             .catalog = kPgExtension,
                             .list = List,
                             .link = Link,
                             .emit = Emit};

}  // namespace pgstow::catalog
