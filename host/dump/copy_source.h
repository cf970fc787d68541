// Rows of a table in the text form of COPY.
// Source: https://www.postgresql.org/docs/18/sql-copy.html
#pragma once

#include <cstdint>

#include "host/dump/data_source.h"

namespace pgstow::dump {

// As ReadData; a unit is a row with its newline.
uint64_t ReadCopy(pg::Connection& connection, const CopyTask& task, const DataSink& sink);

}  // namespace pgstow::dump
