// The rows of tables.
// Source: https://www.postgresql.org/docs/18/sql-copy.html
#pragma once

#include <string_view>

#include "host/catalog/kinds/relation.h"

namespace pgstow::catalog {

// Named after its table, which it depends on.
struct TableData : Object {
  const Relation* table = nullptr;
  std::string where;  // condition that the rows meet; empty: all
};

// Adds the data of a table, or the state of a sequence; nothing when it has been added or the
// relation has no rows of its own. A foreign table has some when they are
// wanted. `where`: condition
// that the rows meet, as extensions give for their configuration tables, without the word WHERE;
// empty for all rows.
void AddTableData(CatalogStore& store, Relation& table, std::string_view where);

// Columns that COPY reads and writes: "(a, b)", without generated ones; empty when there are none.
std::string CopyColumns(const Relation& table);

}  // namespace pgstow::catalog
