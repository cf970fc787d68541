// Tables and foreign tables, which are written alike.
// Source: https://www.postgresql.org/docs/18/sql-createtable.html
#pragma once

#include "host/catalog/kinds/relation.h"

namespace pgstow::catalog {

// Kind::emit of both.
void EmitTable(const Object& object, const CatalogStore& store, Emitter& out);

}  // namespace pgstow::catalog
