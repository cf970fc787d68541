// How the data of a database is cut into tasks, each of which one connection copies. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "host/catalog/catalog.h"
#include "host/model/packed_toc.h"

namespace pgstow::dump {

// The data of an entry, or of a range of its table's blocks: one part of the archive.
struct CopyTask {
  size_t source = 0;  // number of the database it is in, from 0
  model::DumpId entry = 0;
  model::DataForm form = model::DataForm::kCopy;
  uint32_t part = 0;
  uint32_t parts = 1;                     // of the entry in all
  const catalog::DataJob* job = nullptr;  // whose data it is; outlives the task
  model::Oid relation = 0;                // 0: the data is not in a relation
  std::string schema;                     // as its entry says
  std::string name;                       // its entry's tag: a table's name
  std::string qualified_name;             // of the relation, quoted
  std::string copy_out;                   // kCopy: COPY … TO stdout;
  std::string select;                     // kSql: SELECT of what job->insert tells of a row
  uint64_t bytes = 0;                     // estimate
};

struct SplitRule {
  uint64_t split_bytes = 0;  // tables larger than this are cut; 0: none
  int server_version = 0;    // as 150020
};

// How many parts the tables of a database are cut into, as long as there are more of them than
// tables: what a server tells of their sizes need not be true. A task takes about 1 kB.
inline constexpr uint64_t kMostParts = uint64_t{1} << 17;

// How large parts are best where as many connections share that many bytes: so small that each gets
// several, and all end at about the same time, and so large that a part is worth its statements.
uint64_t PartBytesFor(uint64_t total_bytes, int connections);

// The tasks in the order of the jobs, which they point to, those of a table in the order of its
// blocks. A table is cut when the server can scan a range of blocks (version 14 on, heap access
// method), into larger parts than the rule says where they would be more than kMostParts.
std::vector<CopyTask> PlanTasks(std::span<const catalog::DataJob> jobs, const SplitRule& rule);

// What they copy, as far as it is known.
uint64_t BytesOf(std::span<const CopyTask> tasks);

// Puts the largest first, equal ones in the order they had, so that what takes longest does not
// start last.
void OrderLargestFirst(std::vector<CopyTask>& tasks);

// Lists the parts of the tasks in their entries, which are in the TOC, and takes the names of the
// tables and the form from there. Tasks as PlanTasks made them.
void BindToEntries(std::span<CopyTask> tasks, model::PackedToc& toc);

}  // namespace pgstow::dump
