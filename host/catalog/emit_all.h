// What was read becomes entries.
#pragma once

#include "host/catalog/catalog.h"
#include "host/catalog/catalog_store.h"

namespace pgstow::catalog {

// Fills dump.toc.entries, in the order of a restore and with their dependencies, and dump.data:
// what of the store is in the sections that the options want.
void EmitAll(CatalogStore& store, const ReadOptions& options, DatabaseDump& dump);

}  // namespace pgstow::catalog
