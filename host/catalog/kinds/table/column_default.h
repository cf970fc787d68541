// Default and generation expressions of columns, as nodes: a column's expression may need what the
// table itself must come before.
// Source: https://www.postgresql.org/docs/18/catalog-pg-attrdef.html
#pragma once

#include <cstdint>

#include "host/base/interned.h"
#include "host/catalog/kinds/relation.h"

namespace pgstow::catalog {

// Named after its table. `table` depends on it as long as it is written inline.
struct ColumnDefault : Object {
  bool separate = false;  // set by ALTER TABLE after CREATE TABLE
  int32_t column = 0;
  Relation* table = nullptr;
  base::Interned expression;
};

// Writes it apart from its table from now on; it then comes after the table.
void Separate(ColumnDefault& value);

}  // namespace pgstow::catalog
