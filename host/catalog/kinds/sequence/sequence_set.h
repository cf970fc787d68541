// Where sequences stand, as nodes: set with the data.
#pragma once

#include "host/catalog/kinds/relation.h"
#include "host/catalog/reading.h"
#include "host/pg/connection.h"

namespace pgstow::catalog {

// Adds the state of a sequence, which its set depends on; nothing when it was not read.
void AddSequenceSet(CatalogStore& store, const Relation& sequence);

// Sees to it that the names of the sequences that are going to be read by name stand for them, and
// not for a view, until the end of the transaction. Throws kServer when one does not.
void HoldSequences(const Reading& reading, pg::Connection& connection);

}  // namespace pgstow::catalog
