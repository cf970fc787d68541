#include "host/catalog/kinds/asked.h"

#include "host/base/error.h"

namespace pgstow::catalog {

Relation& AskedRelation(const CatalogStore& store, Oid oid) {
  auto* relation = store.FindAs<Relation>(kPgClass, oid);
  if (relation != nullptr) return *relation;
  base::Throw(base::ErrorCode::kServer,
              "the server told of relation {}, about which it was not asked", oid);
}

const RelationColumn& AskedColumn(const Relation& relation, int32_t number) {
  const RelationColumn* const column = relation.Column(number);
  if (column != nullptr) return *column;
  base::Throw(base::ErrorCode::kServer,
              "the server told of column {} of relation \"{}\", which has none", number,
              relation.name);
}

}  // namespace pgstow::catalog
