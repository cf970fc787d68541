// ALTER TABLE … ENABLE ROW LEVEL SECURITY: after the data, where policies come too.
// Source: https://www.postgresql.org/docs/18/ddl-rowsecurity.html
#include <utility>

#include <fmt/format.h>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/relation.h"

namespace pgstow::catalog {

extern const Kind kRowSecurityKind;

namespace {

struct RowSecurity : Object {
  const Relation* table = nullptr;
};

void Link(CatalogStore& store) {
  std::vector<const Relation*> secured;
  for (const auto& object : store.objects()) {
    const auto* relation = dynamic_cast<const Relation*>(object.get());
    if (relation != nullptr && relation->row_security) secured.push_back(relation);
  }
  for (const Relation* table : secured) {
    auto security = std::make_unique<RowSecurity>();
    security->name = table->name;
    security->schema_oid = table->schema_oid;
    security->owner = table->owner;
    security->parent = table->id;
    security->dependencies = {table->id};
    security->table = table;
    store.Add(kRowSecurityKind, std::move(security));
  }
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  if (!object.wants(kDefinition)) return;
  const Relation& table = *static_cast<const RowSecurity&>(object).table;
  model::Entry entry = out.Draft(object, "ROW SECURITY");
  entry.catalog.oid = table.catalog.oid;
  entry.definition =
      fmt::format("ALTER TABLE {} ENABLE ROW LEVEL SECURITY;", table.QualifiedName());
  out.Add(std::move(entry));
}

}  // namespace

const Kind kRowSecurityKind = {.name = "row security",
                               .priority = Priority::kPolicy,
                               .section = model::Section::kPostData,
                               .link = Link,
                               .emit = Emit};

}  // namespace pgstow::catalog
