// Tables and what is in them, from literals.
#pragma once

#include <string>
#include <utility>

#include "host/catalog/kinds/relation.h"
#include "host/catalog/kinds/table/column_default.h"
#include "host/catalog/kinds/table/table_constraint.h"
#include "tests/unit/catalog/kinds/emitting.h"

namespace pgstow::catalog {

inline Relation& AddTable(CatalogStore& store, const std::string& name, char relkind = 'r') {
  auto table = Named<Relation>(name);
  table->relkind = relkind;
  table->catalog.oid = kFirstNormalOid + static_cast<Oid>(store.next_id());
  return store.Add(kTableKind, std::move(table));
}

inline RelationColumn& AddColumn(Relation& table, const std::string& name,
                                 const std::string& type = "integer") {
  RelationColumn& column = table.columns.emplace_back();
  column.number = static_cast<int32_t>(table.columns.size());
  column.name = name;
  column.type = type;
  return column;
}

inline ColumnDefault& AddValue(CatalogStore& store, Relation& table, RelationColumn& column,
                               const std::string& expression) {
  auto value = Named<ColumnDefault>(table.name);
  value->table = &table;
  value->column = column.number;
  value->expression = expression;
  column.value = value.get();
  return store.Add(kColumnDefaultKind, std::move(value));
}

inline TableConstraint& AddCheck(CatalogStore& store, Relation& table, const std::string& name,
                                 const std::string& definition) {
  auto constraint = Named<TableConstraint>(name);
  constraint->table = &table;
  constraint->definition = definition;
  table.constraints.push_back(constraint.get());
  return store.Add(kTableConstraintKind, std::move(constraint));
}

}  // namespace pgstow::catalog
