// The marks between the sections of a dump, as nodes of the dependency graph.
#pragma once

#include "host/catalog/catalog_store.h"

namespace pgstow::catalog {

extern const Kind kPreDataBoundaryKind;
extern const Kind kPostDataBoundaryKind;

// Adds both marks to the store, and the dependencies that put every object on its side of them.
void AddBoundaries(CatalogStore& store);

}  // namespace pgstow::catalog
