#include "restore/plan/task_graph.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "restore/plan/cost.h"
#include "restore/plan/index_of.h"
#include "restore/plan/partitions.h"
#include "restore/select/facts.h"

namespace pgstow::plan {
namespace {

using model::Entry;
using model::Role;
using model::Section;

void AddOnce(std::vector<size_t>& numbers, size_t number) {
  if (std::ranges::find(numbers, number) == numbers.end()) numbers.push_back(number);
}

size_t StageOf(const Entry& entry, const Step& step) {
  const size_t last = TaskGraph::kPasses - 1;
  const size_t pass = step.last ? last : std::min(static_cast<size_t>(entry.pass), last - 1);
  return TaskGraph::kEarly + 1 + step.priority * TaskGraph::kPasses + pass;
}

// What dependencies do not tell of: an expression needs a cast, a column an operator class.
bool MayBeNeeded(const Entry& entry) {
  return entry.role == Role::kDefinition && entry.relkind == 0 && entry.belongs_to.empty() &&
         entry.selector != model::Selector::kRelation &&
         entry.selector != model::Selector::kFunction;
}

// What the step takes when as many connections as there are share in it.
double CostOfStep(const Entry& entry, const Step& step, uint64_t bytes, int jobs) {
  if (step.action != Action::kLoad || step.mode != LoadMode::kParts) {
    return CostOf(WorkOf(entry, step), bytes);
  }
  uint64_t largest = bytes / static_cast<uint64_t>(jobs);
  for (const model::Part& part : entry.parts) largest = std::max(largest, part.raw_bytes);
  return CostOf(Work::kLoad, largest);
}

class GraphMaker {
 public:
  GraphMaker(const model::Toc& toc, const Plan& plan)
      : toc_(toc), plan_(plan), index_(toc), bytes_(BytesOfTables(toc)) {}

  TaskGraph Run() {
    AddNodes();
    FindLocks();
    FindBytes();
    AddDependencies();
    FindPaths();
    FindRanks();
    return std::move(graph_);
  }

 private:
  void AddNodes() {
    graph_.nodes.resize(toc_.entries.size());
    for (size_t i = 0; i < toc_.entries.size(); ++i) {
      const Entry& entry = toc_.entries[i];
      const bool early = plan_.options.share_definitions && entry.pass == model::Pass::kMain &&
                         entry.section == Section::kPreData;
      graph_.nodes[i].stage = early ? TaskGraph::kEarly : StageOf(entry, {});
    }
    graph_.node_of_step.assign(plan_.steps.size(), TaskGraph::kNone);
    uint32_t priorities = 1;
    for (size_t s = 0; s < plan_.steps.size(); ++s) {
      const Step& step = plan_.steps[s];
      if (!step.concurrent && !step.early) continue;
      const size_t number = NodeFor(step);
      graph_.node_of_step[s] = number;
      TaskNode& node = graph_.nodes[number];
      if (node.steps.empty()) graph_.planned.push_back(number);
      node.steps.push_back(s);
      node.stage = step.early ? TaskGraph::kEarly : StageOf(toc_.entries[step.entry], step);
      node.turn = std::min(node.turn, step.turn);
      priorities = std::max(priorities, step.priority + 1);
    }
    graph_.stages = 1 + priorities * TaskGraph::kPasses;
  }

  // What depends on a table does not wait for its ANALYZE, which therefore stands for itself.
  size_t NodeFor(const Step& step) {
    if (step.action != Action::kAnalyze) return step.entry;
    graph_.nodes.push_back({.locks = {step.entry}});
    return graph_.nodes.size() - 1;
  }

  // What a node locks: what its entry belongs to, and the tables that this or a dependency is part
  // of. A foreign key locks the partitions of its tables too, and so does a trigger, which they
  // get.
  void FindLocks() {
    for (const Attachment& each : AttachmentsOf(toc_)) {
      partitions_[each.whole].push_back(each.partition);
    }
    for (size_t i = 0; i < toc_.entries.size(); ++i) {
      const Entry& entry = toc_.entries[i];
      std::vector<size_t>& locks = graph_.nodes[i].locks;
      const auto add_relations = [&](size_t other) {
        if (IsRelation(toc_.entries[other])) AddOnce(locks, other);
        index_.ForEach(toc_.entries[other].belongs_to, [&](size_t relation) {
          if (IsRelation(toc_.entries[relation])) AddOnce(locks, relation);
        });
      };
      index_.ForEach(entry.belongs_to, [&](size_t parent) {
        AddOnce(locks, parent);
        add_relations(parent);
      });
      index_.ForEach(entry.dependencies, add_relations);
      if (!Does(i, Work::kValidate) && entry.selector != model::Selector::kTrigger) continue;
      for (size_t at = 0; at < locks.size(); ++at) {
        for (const size_t partition : partitions_[locks[at]]) AddOnce(locks, partition);
      }
    }
  }

  void FindBytes() {
    for (size_t i = 0; i < graph_.nodes.size(); ++i) {
      TaskNode& node = graph_.nodes[i];
      if (i < toc_.entries.size() && toc_.entries[i].role == Role::kData) {
        node.bytes = BytesOf(toc_.entries[i]);
        continue;
      }
      for (const size_t locked : node.locks) node.bytes += bytes_[locked];
    }
  }

  void AddDependencies() {
    const select::Facts facts(toc_);
    for (size_t i = 0; i < toc_.entries.size(); ++i) {
      if (toc_.entries[i].role == Role::kData) {
        index_.ForEach(toc_.entries[i].belongs_to,
                       [&](size_t table) { rows_[table].push_back(i); });
      } else if (Does(i, Work::kBuild)) {
        for (const size_t table : graph_.nodes[i].locks) builds_[table].push_back(i);
      }
    }
    for (size_t i = 0; i < toc_.entries.size(); ++i) {
      index_.ForEach(toc_.entries[i].dependencies, [&](size_t other) { Wait(i, other); });
      if (facts.section(i) == Section::kPostData) WaitForAll(i, rows_);
      if (Does(i, Work::kValidate)) WaitForAll(i, builds_);
    }
    WaitForWhatMayBeNeeded();
    std::optional<size_t> grant_before;
    for (const size_t node : graph_.planned) {
      if (plan_.steps[graph_.nodes[node].steps[0]].last) continue;
      if (toc_.entries[node].pass != model::Pass::kAcl) continue;
      if (grant_before) Wait(node, *grant_before);
      grant_before = node;
    }
  }

  void WaitForWhatMayBeNeeded() {
    std::optional<size_t> before;
    for (const size_t node : graph_.planned) {
      if (graph_.nodes[node].stage != TaskGraph::kEarly) continue;
      if (before) Wait(node, *before);
      if (MayBeNeeded(toc_.entries[node])) before = node;
    }
  }

  using OfTable = std::unordered_map<size_t, std::vector<size_t>>;

  void WaitForAll(size_t node, OfTable& of_table) {
    for (const size_t table : graph_.nodes[node].locks) {
      for (const size_t other : of_table[table]) Wait(node, other);
    }
  }

  void Wait(size_t node, size_t for_node) {
    if (graph_.nodes[for_node].stage > graph_.nodes[node].stage || node == for_node) return;
    graph_.nodes[for_node].followers.push_back(node);
    ++graph_.nodes[node].waits;
  }

  // From the ends of the chains to their starts. What is in a cycle keeps its own cost.
  void FindPaths() {
    std::vector<std::vector<size_t>> before(graph_.nodes.size());
    std::vector<size_t> left(graph_.nodes.size());  // followers whose paths are not known
    std::vector<size_t> known;
    for (size_t i = 0; i < graph_.nodes.size(); ++i) {
      TaskNode& node = graph_.nodes[i];
      for (const size_t s : node.steps) {
        const Step& step = plan_.steps[s];
        node.path += CostOfStep(toc_.entries[step.entry], step, node.bytes, plan_.options.jobs);
      }
      for (const size_t follower : node.followers) before[follower].push_back(i);
      left[i] = node.followers.size();
      if (left[i] == 0) known.push_back(i);
    }
    while (!known.empty()) {
      TaskNode& node = graph_.nodes[known.back()];
      const std::vector<size_t> nodes_before = std::move(before[known.back()]);
      known.pop_back();
      double after = 0;
      for (const size_t follower : node.followers) {
        // The next stage waits for all of this one.
        if (graph_.nodes[follower].stage > node.stage) continue;
        after = std::max(after, graph_.nodes[follower].path);
      }
      node.path += after;
      for (const size_t other : nodes_before) {
        if (--left[other] == 0) known.push_back(other);
      }
    }
  }

  void FindRanks() {
    for (TaskNode& node : graph_.nodes) node.rank = node.path;
    for (const auto& [table, builds] : builds_) {
      for (const size_t rows : rows_[table]) {
        for (const size_t build : builds) {
          double& rank = graph_.nodes[build].rank;
          rank = std::max(rank, graph_.nodes[rows].path);
        }
      }
    }
  }

  bool Does(size_t entry, Work work) const {
    const std::vector<size_t>& steps = graph_.nodes[entry].steps;
    return !steps.empty() && WorkOf(toc_.entries[entry], plan_.steps[steps[0]]) == work;
  }

  const model::Toc& toc_;
  const Plan& plan_;
  const IndexOf index_;
  const std::vector<uint64_t> bytes_;  // of the rows of tables
  OfTable partitions_;
  OfTable rows_;    // entries of data
  OfTable builds_;  // indexes
  TaskGraph graph_;
};

}  // namespace

TaskGraph MakeTaskGraph(const model::Toc& toc, const Plan& plan) {
  return GraphMaker(toc, plan).Run();
}

bool SharesLocks(const Entry& entry, const Step& step) {
  if (step.action == Action::kLoad) return step.mode == LoadMode::kParts;
  if (step.action == Action::kBuild) return true;
  return entry.role == Role::kData || entry.selector == model::Selector::kIndex;
}

}  // namespace pgstow::plan
