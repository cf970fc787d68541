// Where sequences stand, as nodes: set with the data.
#pragma once

#include "host/catalog/kinds/relation.h"

namespace pgstow::catalog {

// Adds the state of a sequence, which its set depends on; nothing when it was not read.
void AddSequenceSet(CatalogStore& store, const Relation& sequence);

}  // namespace pgstow::catalog
