// What an answer of the server is about. It was asked about what the store has, and may answer with
// something else all the same.
#pragma once

#include <cstdint>

#include "host/catalog/catalog_store.h"
#include "host/catalog/kinds/relation.h"

namespace pgstow::catalog {

// Throws kServer when the store has no relation of that OID.
Relation& AskedRelation(const CatalogStore& store, Oid oid);

// Throws kServer when the relation has no column of that number.
const RelationColumn& AskedColumn(const Relation& relation, int32_t number);

}  // namespace pgstow::catalog
