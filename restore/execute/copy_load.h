// Rows on their way into a table by COPY, other than as the archive says it: into a table that is
// emptied first, or past rows that are there.
#pragma once

#include <memory>

#include "host/model/entry.h"
#include "host/pg/connection.h"
#include "restore/execute/data_load.h"

namespace pgstow::execute {

// Empties the table, which nobody else has seen yet, in the transaction that fills it: a server
// with wal_level = minimal then writes no log of the rows, and with `freeze` no VACUUM needs to
// touch them later. In the transaction that runs, or else in one of its own. Source:
// https://www.postgresql.org/docs/18/populate.html
std::unique_ptr<DataLoad> NewFreshLoad(pg::Connection& connection, const model::Entry& entry,
                                       const ReportError& report, bool freeze);

// Leaves out rows that a unique index of the table has already: all go through a temporary table.
// What was left out is told.
std::unique_ptr<DataLoad> NewConflictLoad(pg::Connection& connection, const model::Entry& entry,
                                          const ReportError& report);

// Says how many rows of an entry were there before; nothing when none were.
void TellConflicts(const model::Entry& entry, uint64_t loaded, uint64_t all);

}  // namespace pgstow::execute
