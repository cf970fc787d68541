// Rows as INSERT commands.
#pragma once

#include <cstdint>

#include "host/dump/data_source.h"

namespace pgstow::dump {

// ReadData of the form kSql. The sink gets a row at a time with what stands around it, so memory
// does not grow with the rows of a command.
uint64_t ReadInserts(pg::Connection& connection, const CopyTask& task, const DataSink& sink);

}  // namespace pgstow::dump
