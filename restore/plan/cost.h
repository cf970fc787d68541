// What the steps of a restore cost, as far as an archive tells. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "host/model/entry.h"
#include "restore/plan/plan.h"

namespace pgstow::plan {

// What a step keeps the server busy with.
enum class Work : uint8_t {
  kStatement,  // a change of catalogs
  kLoad,       // rows, by COPY or INSERT
  kBuild,      // an index, by itself or of a constraint
  kValidate,   // a foreign key: the rows of one table looked up in the other
  kRefresh,    // the query of a materialized view
  kAnalyze,    // a sample of the rows
};

Work WorkOf(const model::Entry& entry, const Step& step);

// Whether it sorts or hashes in maintenance_work_mem: checking a foreign key does, too.
bool TakesMemory(Work work);

// Cost of work on so many bytes of rows (before the chain), in the unit of one byte loaded. The
// rates were measured (cost.cc); only their relations count.
double CostOf(Work work, uint64_t bytes);

// Whether the parts of a table are better loaded one after the other by one connection, which lets
// it freeze their rows, than by several at once: they are where the others have as much to do
// meanwhile. Costs of the load, and of all loads and builds on other tables.
bool LoadsWhole(double load, double others, int jobs);

// Whether the index of a key is better built by itself, beside other indexes of the table: two
// steps for one are worth it when the table has so many builds and bytes.
bool SplittingWins(uint64_t bytes, size_t builds);

// Whether rows of so many bytes, in a client encoding of PostgreSQL, are better sent to the server
// in binary form than as text: it takes another statement, and an encoding whose characters do not
// hold what separates fields.
bool BinaryWins(uint64_t bytes, std::string_view encoding);

// Bytes of an entry's parts, before the chain; 0 where the archive does not tell.
uint64_t BytesOf(const model::Entry& entry);

// For each of toc.entries: the bytes of the rows that belong to it.
std::vector<uint64_t> BytesOfTables(const model::Toc& toc);

}  // namespace pgstow::plan
