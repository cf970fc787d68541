// How big tables are.
#pragma once

#include <vector>

#include "host/catalog/catalog.h"
#include "host/pg/connection.h"

namespace pgstow::dump {

// Replaces the catalog's estimates of the jobs (which are 0 for a table never vacuumed or analyzed)
// by what the relations hold on disk now: bytes of heap and TOAST, blocks of the heap. The
// relations are locked. One query. Throws kServer for a size that no relation has.
void MeasureTables(pg::Connection& connection, std::vector<catalog::DataJob>& jobs);

}  // namespace pgstow::dump
