// Facts that every room leans on, read once before the rooms: names of roles, schemas, languages,
// access methods and tablespaces; extension members; initial privileges; comments; security labels.
#pragma once

#include "host/catalog/catalog_store.h"
#include "host/catalog/inquiry.h"

namespace pgstow::catalog {

// Asks for what fills the public maps of the store. A fixed number of queries.
void AskBasics(Inquiry& inquiry, CatalogStore& store);

}  // namespace pgstow::catalog
