// ALTER TABLE … ATTACH PARTITION: partitions are made as tables of their own and attached when all
// tables are there, which keeps the order of their columns.
// Source: https://www.postgresql.org/docs/18/ddl-partitioning.html
#include <utility>

#include <fmt/format.h>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/relation.h"

namespace pgstow::catalog {

extern const Kind kTableAttachKind;

namespace {

struct TableAttach : Object {
  const Relation* partition = nullptr;
};

void Link(CatalogStore& store) {
  std::vector<const Relation*> partitions;
  for (const auto& object : store.objects()) {
    const auto* relation = dynamic_cast<const Relation*>(object.get());
    if (relation != nullptr && relation->partition && !relation->parents.empty()) {
      partitions.push_back(relation);
    }
  }
  for (const Relation* partition : partitions) {
    auto attach = std::make_unique<TableAttach>();
    attach->name = partition->name;
    attach->schema_oid = partition->schema_oid;
    attach->owner = partition->owner;
    attach->parent = partition->id;
    attach->dependencies = {partition->id, partition->parents.front()->id};
    attach->partition = partition;
    store.Add(kTableAttachKind, std::move(attach));
  }
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  if (!object.wants(kDefinition)) return;
  const Relation& partition = *static_cast<const TableAttach&>(object).partition;
  model::Entry entry = out.Draft(object, "TABLE ATTACH");
  entry.definition = fmt::format("ALTER TABLE ONLY {} ATTACH PARTITION {} {};\n",
                                 partition.parents.front()->QualifiedName(),
                                 partition.QualifiedName(), partition.partition_bound);
  out.Add(std::move(entry));
}

}  // namespace

const Kind kTableAttachKind = {
    .name = "table attach", .priority = Priority::kTableAttach, .link = Link, .emit = Emit};

}  // namespace pgstow::catalog
