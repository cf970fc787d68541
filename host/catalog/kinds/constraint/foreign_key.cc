// Foreign keys. Those that partitions inherit come with the key of their parent.
// Source: https://www.postgresql.org/docs/18/sql-createtable.html#SQL-CREATETABLE-PARMS-REFERENCES
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kinds/all_kinds.h"
#include "host/catalog/kinds/asked.h"
#include "host/catalog/kinds/index/index.h"
#include "host/catalog/kinds/table/table_constraint.h"
#include "host/catalog/order.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {
namespace {

struct ForeignKey : Object {
  Oid table_oid = 0;
  Oid referenced = 0;  // the other table
  Oid index = 0;       // of the other table, that the key relies on
  Relation* table = nullptr;
  std::string definition;  // pg_get_constraintdef: "FOREIGN KEY (…) REFERENCES …"
};

Query<ForeignKey> ForeignKeyQuery() {
  return {{
              ObjectOid<ForeignKey>("c.oid"),
              {"c.conname", &Object::name},
              {"c.conrelid", &ForeignKey::table_oid},
              {"c.confrelid", &ForeignKey::referenced},
              {"c.conindid", &ForeignKey::index},
              {"pg_catalog.pg_get_constraintdef(c.oid)", &ForeignKey::definition},
          },
          "FROM pg_catalog.pg_constraint c\n"
          "WHERE c.conrelid = ANY ($relations) AND c.contype = 'f' AND c.conparentid = 0\n"
          "ORDER BY c.oid"};
}

void Read(const Reading& reading) {
  CatalogStore& store = reading.store;
  const bool data_only = reading.options.data && !reading.options.definitions;
  reading.AskAbout("rp", ForeignKeyQuery(), [&store, data_only](std::unique_ptr<ForeignKey> key) {
    key->table = &AskedRelation(store, key->table_oid);
    key->schema_oid = key->table->schema_oid;
    key->owner = key->table->owner;
    key->parent = key->table->id;
    // Rows alone go into tables that have their keys already.
    auto* referenced = store.FindAs<Relation>(kPgClass, key->referenced);
    if (referenced != nullptr && (data_only || key->table->extension != 0)) {
      key->table->loads_after.push_back(referenced);
    }
    store.Add(kForeignKeyKind, std::move(key));
  });
}

// Attachments of the parts of each partitioned index, by that index.
std::unordered_map<DumpId, std::vector<DumpId>> AttachmentsOfIndexes(const CatalogStore& store) {
  std::unordered_map<DumpId, std::vector<DumpId>> attachments;
  for (const auto& object : store.objects()) {
    if (object->kind != &kIndexAttachKind) continue;
    attachments[static_cast<const IndexAttach&>(*object).whole->id].push_back(object->id);
  }
  return attachments;
}

// A key on a partitioned table is possible once the index it relies on is whole, at every level.
void Link(CatalogStore& store) {
  const auto attachments = AttachmentsOfIndexes(store);
  for (const auto& object : store.objects()) {
    if (object->kind != &kForeignKeyKind) continue;
    auto& key = static_cast<ForeignKey&>(*object);
    std::vector<const Object*> indexes = {store.Find(kPgClass, key.index)};
    while (!indexes.empty()) {
      const Object* index = indexes.back();
      indexes.pop_back();
      const auto found = index == nullptr ? attachments.end() : attachments.find(index->id);
      if (found == attachments.end()) continue;
      for (const DumpId attach : found->second) {
        AddDependency(key, attach);
        indexes.push_back(static_cast<const IndexAttach*>(store.Find(attach))->index);
      }
    }
  }
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& key = static_cast<const ForeignKey&>(object);
  const Relation& table = *key.table;
  if (key.wants(kDefinition)) {
    // The key of a partitioned table is made for its partitions as well.
    const std::string alter =
        fmt::format("ALTER TABLE {}{}", table.relkind == 'p' ? "" : "ONLY ", table.QualifiedName());
    const std::string name = sql::Identifier(key.name);
    model::Entry entry = out.Draft(key, "FK CONSTRAINT");
    entry.tag = fmt::format("{} {}", table.name, key.name);
    entry.definition = fmt::format("{}\n    ADD CONSTRAINT {} {};\n", alter, name, key.definition);
    entry.drop = fmt::format("{} DROP CONSTRAINT {};\n", alter, name);
    out.Add(std::move(entry));
  }
  EmitConstraintComment(key, key.name, table, out);
}

}  // namespace

const Kind kForeignKeyKind = {.name = "foreign key",
                              .priority = Priority::kForeignKey,
                              .catalog = kPgConstraint,
                              .section = model::Section::kPostData,
                              .read = Read,
                              .link = Link,
                              .emit = Emit};

}  // namespace pgstow::catalog
