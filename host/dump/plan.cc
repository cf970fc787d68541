#include "host/dump/plan.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "host/base/error.h"

namespace pgstow::dump {
namespace {

// The first version that reads only the blocks of a range when asked for a range of ctid.
constexpr int kTidRangeScan = 140000;

bool CanSplit(const catalog::DataJob& job, const SplitRule& rule) {
  return rule.server_version >= kTidRangeScan && job.relkind == 'r' && job.heap_am &&
         job.heap_pages > 1 && !job.columns.empty();
}

// The rule, or one that makes fewer parts of these jobs.
SplitRule Bounded(SplitRule rule, std::span<const catalog::DataJob> jobs) {
  if (rule.split_bytes == 0) return rule;
  constexpr double kMost = 1ULL << 63;
  double bytes = 0;  // more than an integer holds, it may be
  for (const catalog::DataJob& job : jobs) {
    if (CanSplit(job, rule)) bytes += static_cast<double>(job.bytes);
  }
  const double least = std::min(std::ceil(bytes / kMostParts), kMost);
  rule.split_bytes = std::max(rule.split_bytes, static_cast<uint64_t>(least));
  return rule;
}

uint32_t PartsOf(const catalog::DataJob& job, const SplitRule& rule) {
  if (rule.split_bytes == 0 || job.bytes <= rule.split_bytes || !CanSplit(job, rule)) return 1;
  const uint64_t wanted = (job.bytes - 1) / rule.split_bytes + 1;
  return static_cast<uint32_t>(std::min<uint64_t>(wanted, job.heap_pages));
}

struct BlockRange {
  uint64_t first = 0;
  uint64_t end =
      0;  // the block after the last; 0: to the end of the table, wherever that is by then
};

BlockRange BlocksOf(const catalog::DataJob& job, uint32_t part, uint32_t parts) {
  const uint64_t pages = job.heap_pages;
  return {.first = pages * part / parts, .end = part + 1 == parts ? 0 : pages * (part + 1) / parts};
}

// The condition on the rows of a range.
std::string InRange(const catalog::DataJob& job, const BlockRange& blocks) {
  std::string where = job.where.empty() ? "" : fmt::format("({}) AND ", job.where);
  where += fmt::format("ctid >= '({},0)'::pg_catalog.tid", blocks.first);
  if (blocks.end != 0) where += fmt::format(" AND ctid < '({},0)'::pg_catalog.tid", blocks.end);
  return where;
}

std::string Select(const catalog::DataJob& job, std::string_view values, std::string_view where) {
  const std::string all = fmt::format("SELECT {} FROM ONLY {}", values, job.qualified_name);
  return where.empty() ? all : fmt::format("{} WHERE {}", all, where);
}

std::string CopyRange(const catalog::DataJob& job, const BlockRange& blocks) {
  std::string_view columns = job.columns;
  columns = columns.substr(1, columns.size() - 2);
  return fmt::format("COPY ({}) TO stdout;", Select(job, columns, InRange(job, blocks)));
}

// How the rows of a part are asked for, in the form of the job.
void SetQuery(const catalog::DataJob& job, CopyTask& task) {
  const bool whole = task.parts == 1;
  const BlockRange blocks = BlocksOf(job, task.part, task.parts);
  if (job.insert) {
    task.select = Select(job, job.insert->values, whole ? job.where : InRange(job, blocks));
  } else {
    task.copy_out = whole ? job.copy_out : CopyRange(job, blocks);
  }
}

}  // namespace

// One connection needs no parts to copy a table, but those that restore it can share them.
uint64_t PartBytesFor(uint64_t total_bytes, int connections) {
  constexpr uint64_t kLeast = uint64_t{16} << 20;
  constexpr uint64_t kMost = uint64_t{256} << 20;
  constexpr uint64_t kPartsEach = 8;
  if (connections == 1) return kMost;
  const uint64_t parts = kPartsEach * static_cast<uint64_t>(connections);
  return std::clamp(total_bytes / parts, kLeast, kMost);
}

std::vector<CopyTask> PlanTasks(std::span<const catalog::DataJob> jobs, const SplitRule& wanted) {
  const SplitRule rule = Bounded(wanted, jobs);
  std::vector<CopyTask> tasks;
  tasks.reserve(jobs.size());
  for (const catalog::DataJob& job : jobs) {
    const uint32_t parts = PartsOf(job, rule);
    for (uint32_t part = 0; part < parts; ++part) {
      CopyTask& task = tasks.emplace_back();
      task.entry = job.entry;
      task.part = part;
      task.parts = parts;
      task.job = &job;
      task.relation = job.relation;
      task.qualified_name = job.qualified_name;
      SetQuery(job, task);
      task.bytes = job.bytes / parts;
    }
  }
  return tasks;
}

uint64_t BytesOf(std::span<const CopyTask> tasks) {
  uint64_t bytes = 0;
  for (const CopyTask& task : tasks) bytes += task.bytes;
  return bytes;
}

void OrderLargestFirst(std::vector<CopyTask>& tasks) {
  std::stable_sort(tasks.begin(), tasks.end(),
                   [](const CopyTask& a, const CopyTask& b) { return a.bytes > b.bytes; });
}

void BindToEntries(std::span<CopyTask> tasks, model::PackedToc& toc) {
  std::unordered_map<model::DumpId, model::PackedEntries::Data*> by_id;
  for (model::PackedEntries::Data& data : toc.entries.data()) by_id.emplace(data.entry, &data);
  model::PackedEntries::Walk walk(toc.entries);
  for (CopyTask& task : tasks) {
    const auto found = by_id.find(task.entry);
    if (found == by_id.end()) {
      base::Throw(base::ErrorCode::kInternal, "no entry has dump id {}, whose data is planned",
                  task.entry);
    }
    model::PackedEntries::Data& data = *found->second;
    const model::Entry& entry = walk.At(data.place);
    task.schema = entry.schema;
    task.name = entry.tag;
    task.form = data.form;
    data.parts.resize(task.parts);
    data.parts[task.part] = {.part = task.part};
  }
}

}  // namespace pgstow::dump
