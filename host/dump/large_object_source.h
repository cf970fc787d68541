// Large objects as records (docs/FORMAT.md, "What data is").
// Source: https://www.postgresql.org/docs/18/lo-funcs.html
#pragma once

#include <cstdint>

#include "host/dump/data_source.h"

namespace pgstow::dump {

// As ReadData; a unit is a record, and the objects are counted. They are read with SQL that
// everyone may run who may read them.
uint64_t ReadLargeObjects(pg::Connection& connection, const CopyTask& task, const DataSink& sink);

}  // namespace pgstow::dump
