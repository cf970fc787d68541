// Facts that every room leans on, read once before the rooms: names of roles, schemas, languages,
// access methods and tablespaces; extension members; initial privileges; comments; security labels.
#pragma once

#include "host/catalog/catalog_store.h"
#include "host/pg/connection.h"

namespace pgstow::catalog {

// Fills the public maps of the store. A fixed number of queries.
void ReadBasics(pg::Connection& connection, CatalogStore& store);

// After all rooms have read: turns pg_depend into dependencies between objects of the store.
// Source: https://www.postgresql.org/docs/18/catalog-pg-depend.html
void ReadDependencies(pg::Connection& connection, CatalogStore& store);

}  // namespace pgstow::catalog
