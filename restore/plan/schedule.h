// Which steps may run at the same time on several connections: by counting dependencies, and by
// the locks that the server will take. Pure; the caller serialises the calls.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "host/model/entry.h"
#include "restore/plan/plan.h"

namespace pgstow::plan {

// A piece of work for one connection.
struct Task {
  size_t step = 0;               // index in plan.steps
  std::optional<uint32_t> part;  // kLoad: the part to load
};

// Hands out the concurrent steps of a plan by priority, then by turn, then largest first. A step
// waits
//  - until all steps of smaller priorities have been started;
//  - for what its entry depends on, also through entries that are not restored;
//  - when it stands after the data (indexes, constraints …), for the rows of the tables it is
//  about;
//  - for the end of the passes before its own, of its priority;
//  - in the pass of privileges, for the step planned before it: who grants may first need a grant;
//  - while a step is running that needs the same table for itself. Loads and indexes share a
//    table; everything else wants it alone.
// A dependency that can't be kept (a cycle, one on a later pass) is given up, in plan order.
class Schedule {
 public:
  Schedule(const model::Toc& toc, const Plan& plan);  // which outlive it

  // A task that can start now; nothing when all that is left must wait for tasks that are running.
  std::optional<Task> Next();

  // Says that a task that Next gave has ended, well or not.
  void Done(const Task& task);

  // True when every task was given and has ended.
  bool finished() const { return unfinished_ == 0; }

 private:
  // One entry of the TOC. It is done when what it waits for is and its own steps are.
  struct Node {
    std::vector<size_t> steps;  // concurrent ones that are left, in plan order
    size_t tasks = 1;           // of the first of them
    size_t given = 0;
    size_t running = 0;
    std::vector<size_t> followers;  // nodes that wait for it
    size_t waits = 0;               // nodes that it waits for
    bool released = false;          // it waits no longer
    std::vector<size_t> locks;      // entries whose locks it takes
    bool alone = false;             // it shares no lock
    uint64_t weight = 0;            // bytes
    uint32_t turn = Step::kAnyTurn;
    size_t stage = 0;
  };
  // Order in which released nodes are tried: by turn, largest first, then as planned.
  struct Before {
    const std::vector<Node>* nodes;
    bool operator()(size_t left, size_t right) const;
  };
  using Ready = std::set<size_t, Before>;

  // The steps of one priority in one pass. Stages come one after the other.
  struct Stage {
    size_t unstarted = 0;  // nodes with tasks to give, now or later
    size_t left = 0;       // nodes with steps left
    Ready ready;           // nodes with a task to give now
  };

  void AddSteps();
  void AddDependencies();
  void FindLocks();
  void Wait(size_t node, size_t for_node);
  void Release(size_t node);
  void Complete(size_t node);
  bool Conflicts(size_t node) const;
  bool MustEnd(size_t stage) const;
  Task Give(size_t node);
  void StartStep(size_t node);

  const model::Toc& toc_;
  const Plan& plan_;
  std::vector<Node> nodes_;      // for each of toc.entries
  std::vector<size_t> planned_;  // nodes with steps, in plan order
  std::vector<Stage> stages_;    // for each priority its passes
  std::vector<size_t> running_;  // nodes with tasks running
  size_t unfinished_ = 0;        // nodes with steps left
};

}  // namespace pgstow::plan
