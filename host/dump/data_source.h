// Reads the data of a task from the server. There is one such function for each form of data, in a
// file of its own; ReadData chooses. A form is added by a file, a case there, and what the catalog
// says about such data in catalog::DataJob.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "host/dump/plan.h"
#include "host/pg/connection.h"

namespace pgstow::dump {

// Takes the data unit by unit: a row, a statement, a record. Each is whole and valid during the
// call. May throw, which ends the reading and leaves the connection usable.
using DataSink = std::function<void(std::span<const char>)>;

// Reads the data of the task in the form of its entry. Memory does not grow with the data. Returns
// the number of rows, or of whatever else the data counts. Throws kServer, worded as pg_dump words
// data that can't be dumped, and what the sink throws.
uint64_t ReadData(pg::Connection& connection, const CopyTask& task, const DataSink& sink);

// What is being read, for the log: "contents of table \"public.t\"".
std::string DescribeData(const CopyTask& task);

}  // namespace pgstow::dump
