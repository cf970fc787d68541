// What the early and the concurrent steps of a plan wait for, which locks they need, and how much
// hangs on each. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "host/model/entry.h"
#include "restore/plan/plan.h"

namespace pgstow::plan {

// The steps of one entry, done one after the other, or an ANALYZE. What the plan leaves out has a
// node without steps: dependencies hold through it.
struct TaskNode {
  std::vector<size_t> steps;      // early or concurrent ones, in plan order
  std::vector<size_t> followers;  // nodes that wait for this one
  size_t waits = 0;               // how many it waits for
  std::vector<size_t> locks;      // entries (tables …) whose locks the steps take
  size_t stage = 0;               // those of a stage wait for those before
  uint32_t turn = Step::kAnyTurn;
  uint64_t bytes = 0;  // rows of the entry, or of the tables that it is about
  double path = 0;     // cost of the steps and of the costliest chain that waits for them
  double rank = 0;     // those with more go first
};

struct TaskGraph {
  // One for what is early, then for each priority its passes.
  static constexpr size_t kEarly = 0;
  static constexpr size_t kPasses = 4;  // those of entries, and what comes last
  static constexpr size_t kNone = SIZE_MAX;
  std::vector<TaskNode> nodes;       // those of toc.entries, then others
  std::vector<size_t> node_of_step;  // for each of plan.steps; kNone: it is neither
  std::vector<size_t> planned;       // nodes with steps, in plan order
  size_t stages = 1 + kPasses;
};

// A node waits
//  - for those of what its entry depends on;
//  - when it stands after the data (indexes, constraints …), for the rows of the tables it is
//    about;
//  - when it checks a foreign key, for the indexes of both tables: it needs them alone, and they
//    are built at once;
//  - when it is early, for the last one planned before it that others may need without saying so
//    (casts, operator classes …): whatever is no relation, no function and no part of another;
//  - in the pass of privileges, for the one planned before it: who grants may first need a grant.
// Its rank is its path; that of an index is at least the path of the rows of its table, so that
// indexes are built as soon as these are in, while they are in the server's cache.
TaskGraph MakeTaskGraph(const model::Toc& toc, const Plan& plan);

// Whether the step leaves its tables to others that say so too: loads and builds of indexes do.
bool SharesLocks(const model::Entry& entry, const Step& step);

}  // namespace pgstow::plan
