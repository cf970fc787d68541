// Which steps may run at the same time on several connections: by counting dependencies, and by
// the locks that the server will take. Pure; the caller serialises the calls.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <vector>

#include "host/model/entry.h"
#include "restore/plan/grouping.h"
#include "restore/plan/index_memory.h"
#include "restore/plan/plan.h"
#include "restore/plan/task_graph.h"

namespace pgstow::plan {

// A piece of work for one connection.
struct Task {
  size_t step = 0;               // index in plan.steps
  std::optional<uint32_t> part;  // kLoad: the part to load; none: all of them
  // Of what needs memory to sort, with --index-memory.
  std::optional<BuildResources> resources = {};
};

// Hands out the early steps of a plan, then the concurrent ones by priority, then by turn, then by
// what is the longest way to the end (task_graph.h). A step waits
//  - for the end of all early steps, when it is none;
//  - until all steps of smaller priorities have been started;
//  - for the nodes of the graph that its own waits for;
//  - for the end of the passes before its own, of its priority;
//  - while a step is running that needs the same table for itself. Loads and indexes share a
//    table; everything else wants it alone.
// Cheap steps (grouping.h) are handed out many at a time, for one connection to do in the order
// given, in as many transactions as it likes: then a step may also be given when what it waits for
// was given before it to the same connection.
// A dependency that can't be kept (a cycle, one on a later pass) is given up, in plan order.
class Schedule {
 public:
  Schedule(const model::Toc& toc, const Plan& plan);  // which outlive it

  // A task that can start now; nothing when all that is left must wait for tasks that are running.
  std::optional<Task> Next();

  // Says that a task that Next gave has ended, well or not.
  void Done(const Task& task) { Done(std::span(&task, 1)); }

  // The same of several tasks for one connection, which end together: a cheap one with others that
  // are, or one that is not. None when all that is left must wait.
  std::vector<Task> NextGroup(const Grouping& grouping);
  void Done(std::span<const Task> tasks);

  // True when every task was given and has ended.
  bool finished() const { return unfinished_ == 0; }

 private:
  // How far a node of the graph is. It is done when what it waits for is and its own steps are.
  struct State {
    size_t step = 0;   // the first that is left, in the node's
    size_t tasks = 1;  // of that step
    size_t given = 0;
    size_t running = 0;
    size_t waits = 0;       // nodes that it waits for
    bool released = false;  // it waits no longer
    bool alone = false;     // that step shares no lock
  };
  // Order in which released nodes are tried.
  struct Before {
    const std::vector<TaskNode>* nodes;
    bool operator()(size_t left, size_t right) const;
  };
  using Ready = std::set<size_t, Before>;

  // How many of what is running need a lock.
  struct Holders {
    size_t shared = 0;
    size_t alone = 0;
  };

  // The steps of one priority in one pass. Stages come one after the other.
  struct Stage {
    size_t unstarted = 0;  // nodes with tasks to give, now or later
    size_t left = 0;       // nodes with steps left
    Ready ready;           // nodes with a task to give now
  };

  void AddStages();
  void Release(size_t node);
  void Complete(size_t node);
  bool Conflicts(size_t node) const;
  void Hold(size_t node, bool begin);
  std::optional<size_t> NextNode(size_t& stage);
  void Fill(size_t stage, const Grouping& grouping, std::vector<Task>& group);
  bool MustEnd(size_t stage) const;
  Task Give(size_t node);
  void StartStep(size_t node);
  const Step& StepOf(size_t node) const;

  const model::Toc& toc_;
  const Plan& plan_;
  const TaskGraph graph_;
  std::vector<State> states_;  // for each of graph_.nodes
  std::vector<Stage> stages_;  // for each priority its passes
  std::unordered_map<size_t, Holders> locks_;
  size_t running_ = 0;                 // nodes with tasks running
  size_t unfinished_ = 0;              // nodes with steps left
  std::optional<IndexMemory> memory_;  // with --index-memory
};

}  // namespace pgstow::plan
