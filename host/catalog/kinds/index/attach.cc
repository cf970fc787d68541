// ALTER INDEX … ATTACH PARTITION: the parts of a partitioned index are made with their tables and
// attached when all are there.
// Source: https://www.postgresql.org/docs/18/sql-alterindex.html
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/index/index.h"

namespace pgstow::catalog {

extern const Kind kIndexAttachKind;

namespace {

void Link(CatalogStore& store) {
  std::vector<const Index*> parts;
  for (const auto& object : store.objects()) {
    const auto* index = dynamic_cast<const Index*>(object.get());
    if (index != nullptr && index->parent_oid != 0) parts.push_back(index);
  }
  for (const Index* part : parts) {
    const auto* whole = store.FindAs<Index>(kPgClass, part->parent_oid);
    if (whole == nullptr) continue;
    auto attach = std::make_unique<IndexAttach>();
    attach->name = part->name;
    attach->schema_oid = part->schema_oid;
    attach->owner = whole->owner;  // who alters the whole, even where others own the part's table
    attach->parent = part->table->id;
    attach->dependencies = {part->id, whole->id, part->table->id, whole->table->id};
    attach->index = part;
    attach->whole = whole;
    store.Add(kIndexAttachKind, std::move(attach));
  }
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& attach = static_cast<const IndexAttach&>(object);
  if (!attach.wants(kDefinition)) return;
  model::Entry entry = out.Draft(attach, "INDEX ATTACH");
  entry.definition = fmt::format("ALTER INDEX {} ATTACH PARTITION {};\n",
                                 attach.whole->QualifiedName(), attach.index->QualifiedName());
  out.Add(std::move(entry));
}

}  // namespace

const Kind kIndexAttachKind = {.name = "index attach",
                               .priority = Priority::kIndexAttach,
                               .section = model::Section::kPostData,
                               .link = Link,
                               .emit = Emit};

}  // namespace pgstow::catalog
