#include "restore/plan/refine.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "host/sql/quote.h"
#include "restore/plan/cost.h"
#include "restore/plan/index_of.h"
#include "restore/plan/partitions.h"
#include "restore/plan/table_constraint.h"
#include "restore/select/facts.h"

namespace pgstow::plan {
namespace {

using model::Entry;
using model::Role;

// Splits keys.
class KeySplitter {
 public:
  KeySplitter(const model::Toc& toc, const Plan& plan)
      : toc_(toc), facts_(toc), bytes_(BytesOfTables(toc)) {
    for (const Step& step : plan.steps) {
      if (!Builds(step)) continue;
      for (const size_t table : facts_.parents(step.entry)) ++builds_[table];
    }
  }

  void Run(Plan& plan) {
    std::vector<Step> steps;
    steps.reserve(plan.steps.size());
    for (Step& step : plan.steps) {
      if (Wins(step)) {
        if (auto key = SplitKeyDefinition(toc_.entries[step.entry].definition)) {
          Step build{.action = Action::kBuild,
                     .entry = step.entry,
                     .concurrent = step.concurrent,
                     .priority = step.priority,
                     .sql = std::move(key->build)};
          steps.push_back(std::move(build));
          step.sql = std::move(key->adopt);
        }
      }
      steps.push_back(std::move(step));
    }
    plan.steps = std::move(steps);
  }

 private:
  bool Builds(const Step& step) const {
    return step.action == Action::kDefine && step.sql.empty() &&
           WorkOf(toc_.entries[step.entry], step) == Work::kBuild;
  }

  bool Wins(const Step& step) const {
    if (!Builds(step) || !step.concurrent) return false;
    return std::ranges::all_of(facts_.parents(step.entry), [&](size_t table) {
      return toc_.entries[table].relkind == 'r' && SplittingWins(bytes_[table], builds_.at(table));
    });
  }

  const model::Toc& toc_;
  const select::Facts facts_;
  const std::vector<uint64_t> bytes_;
  std::unordered_map<size_t, size_t> builds_;  // of each table
};

// Finds the loads whose tables nobody but the restore has seen.
class LoadChooser {
 public:
  LoadChooser(const model::Toc& toc, const Plan& plan) : toc_(toc), facts_(toc), index_(toc) {
    const std::vector<uint64_t> bytes_of_tables = BytesOfTables(toc);
    for (const Step& step : plan.steps) {
      const Entry& entry = toc.entries[step.entry];
      const Work work = WorkOf(entry, step);
      if (work != Work::kLoad && work != Work::kBuild) continue;
      uint64_t bytes = BytesOf(entry);
      for (const size_t table : facts_.parents(step.entry)) {
        if (work == Work::kBuild) bytes += bytes_of_tables[table];
      }
      const double cost = CostOf(work, bytes);
      all_work_ += cost;
      for (const size_t table : facts_.parents(step.entry)) work_on_[table] += cost;
    }
  }

  void Run(Plan& plan) {
    for (Step& step : plan.steps) {
      if (step.action == Action::kDefine) Note(step.entry);
      if (step.action != Action::kLoad || !FillsNewTable(step.entry)) continue;
      const Entry& entry = toc_.entries[step.entry];
      step.binary = plan.options.binary && BinaryWins(BytesOf(entry), toc_.header.encoding);
      const double load = CostOf(Work::kLoad, BytesOf(entry));
      const double others = all_work_ - work_on_[facts_.parents(step.entry)[0]];
      if (entry.parts.size() == 1 || LoadsWhole(load, others, plan.options.jobs)) {
        step.mode = LoadMode::kWhole;
      }
    }
  }

 private:
  // A table that something after the data knows of may be referenced, and can't be emptied then.
  void Note(size_t i) {
    const Entry& entry = toc_.entries[i];
    if (entry.role != Role::kDefinition) return;
    if (entry.section != model::Section::kPostData) {
      made_.insert(i);
      return;
    }
    index_.ForEach(entry.dependencies, [&](size_t other) {
      known_.insert(other);
      known_.insert(facts_.parents(other).begin(), facts_.parents(other).end());
    });
    known_.insert(facts_.parents(i).begin(), facts_.parents(i).end());
  }

  // The rows may go elsewhere than into the table that they belong to: into the partitioned one
  // that it is part of.
  bool FillsNewTable(size_t i) const {
    const Entry& entry = toc_.entries[i];
    const auto tables = facts_.parents(i);
    if (entry.data_form != model::DataForm::kCopy || tables.size() != 1) return false;
    const Entry& table = toc_.entries[tables[0]];
    return table.relkind == 'r' && (table.table_am.empty() || table.table_am == "heap") &&
           made_.contains(tables[0]) && !known_.contains(tables[0]) &&
           entry.copy.starts_with(fmt::format("COPY {} ", sql::Qualified(entry.schema, entry.tag)));
  }

  const model::Toc& toc_;
  const select::Facts facts_;
  const IndexOf index_;
  double all_work_ = 0;                         // loads and builds
  std::unordered_map<size_t, double> work_on_;  // of them, by table
  std::unordered_set<size_t> made_;             // by steps so far
  std::unordered_set<size_t> known_;            // to what they made after the data
};

// Adds an ANALYZE for each table that gets rows. That of a partitioned table takes its partitions
// along.
class Analysis {
 public:
  explicit Analysis(const model::Toc& toc) : toc_(toc), facts_(toc) {
    for (const Attachment& each : AttachmentsOf(toc)) whole_of_[each.partition] = each.whole;
  }

  void Run(Plan& plan) {
    std::vector<Step> added;
    std::set<std::pair<std::string, std::string>> seen;
    for (const Step& step : plan.steps) {
      if (!Fills(step)) continue;
      const size_t i = TableOf(step.entry);
      const Entry& table = toc_.entries[i];
      if (!seen.emplace(table.schema, table.tag).second) continue;
      added.push_back({.action = Action::kAnalyze,
                       .entry = i,
                       .concurrent = true,
                       .priority = step.priority,
                       .sql = fmt::format("ANALYZE {};\n", sql::Qualified(table.schema, table.tag)),
                       .last = true});
    }
    plan.steps.insert(plan.steps.end(), added.begin(), added.end());
  }

 private:
  // By rows of a table, or by the query of a materialized view.
  bool Fills(const Step& step) const {
    const Entry& entry = toc_.entries[step.entry];
    if (step.action == Action::kLoad) return entry.data_form != model::DataForm::kLargeObjects;
    return WorkOf(entry, step) == Work::kRefresh;
  }

  // The table that the rows belong to, or the whole that this is part of; the entry itself when the
  // archive does not have it.
  size_t TableOf(size_t rows) const {
    const auto tables = facts_.parents(rows);
    size_t table = tables.empty() ? rows : tables[0];
    // No archive's partitions go round in circles for longer than it has entries.
    for (size_t i = 0; i < toc_.entries.size(); ++i) {
      const auto whole = whole_of_.find(table);
      if (whole == whole_of_.end()) break;
      table = whole->second;
    }
    return table;
  }

  const model::Toc& toc_;
  const select::Facts facts_;
  std::unordered_map<size_t, size_t> whole_of_;  // partition → partitioned table
};

void PutStatisticsLast(const model::Toc& toc, Plan& plan) {
  for (Step& step : plan.steps) {
    if (toc.entries[step.entry].role == Role::kStatistics) step.last = true;
  }
}

}  // namespace

void Refine(const model::Toc& toc, Plan& plan) {
  const PlanOptions& options = plan.options;
  if (options.empty_first && !options.on_conflict_do_nothing) LoadChooser(toc, plan).Run(plan);
  if (options.split_keys) KeySplitter(toc, plan).Run(plan);
  if (options.statistics_last) PutStatisticsLast(toc, plan);
  if (options.analyze) Analysis(toc).Run(plan);
  if (!options.statistics_last && !options.analyze) return;
  std::ranges::stable_sort(plan.steps, {},
                           [](const Step& step) { return std::pair(step.priority, step.last); });
}

}  // namespace pgstow::plan
