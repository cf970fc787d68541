#include "restore/plan/schedule.h"

#include <algorithm>

#include "restore/plan/cost.h"

namespace pgstow::plan {
namespace {

constexpr size_t kPasses = TaskGraph::kPasses;

}  // namespace

bool Schedule::Before::operator()(size_t left, size_t right) const {
  const TaskNode& a = (*nodes)[left];
  const TaskNode& b = (*nodes)[right];
  if (a.turn != b.turn) return a.turn < b.turn;
  if (a.rank != b.rank) return a.rank > b.rank;
  if (a.path != b.path) return a.path > b.path;
  return a.steps.front() < b.steps.front();
}

Schedule::Schedule(const model::Toc& toc, const Plan& plan)
    : toc_(toc), plan_(plan), graph_(MakeTaskGraph(toc, plan)), states_(graph_.nodes.size()) {
  AddStages();
  for (size_t i = 0; i < states_.size(); ++i) states_[i].waits = graph_.nodes[i].waits;
  for (size_t i = 0; i < states_.size(); ++i) {
    if (graph_.nodes[i].waits == 0) Release(i);
  }
}

void Schedule::AddStages() {
  stages_.assign(graph_.stages, Stage{.ready = Ready(Before{&graph_.nodes})});
  size_t hungry = 0;
  for (const size_t node : graph_.planned) {
    StartStep(node);
    Stage& stage = stages_[graph_.nodes[node].stage];
    ++stage.unstarted;
    ++stage.left;
    for (const size_t step : graph_.nodes[node].steps) {
      const Step& planned = plan_.steps[step];
      if (TakesMemory(WorkOf(toc_.entries[planned.entry], planned))) ++hungry;
    }
  }
  unfinished_ = graph_.planned.size();
  if (plan_.options.index_memory > 0) {
    memory_.emplace(plan_.options.index_memory, plan_.options.jobs, hungry);
  }
}

const Step& Schedule::StepOf(size_t node) const {
  return plan_.steps[graph_.nodes[node].steps[states_[node].step]];
}

void Schedule::StartStep(size_t node) {
  const Step& step = StepOf(node);
  State& state = states_[node];
  const model::Entry& entry = toc_.entries[step.entry];
  const bool in_parts = step.action == Action::kLoad && step.mode == LoadMode::kParts;
  state.tasks = in_parts ? entry.parts.size() : 1;
  state.given = 0;
  state.alone = !SharesLocks(entry, step);
}

void Schedule::Release(size_t node) {
  if (states_[node].released) return;
  states_[node].released = true;
  if (graph_.nodes[node].steps.empty()) {
    Complete(node);
  } else {
    stages_[graph_.nodes[node].stage].ready.insert(node);
  }
}

// Frees what waits for the node. Nodes without steps are complete once nothing holds them: a chain
// of them is followed without recursion.
void Schedule::Complete(size_t node) {
  std::vector<size_t> complete = {node};
  while (!complete.empty()) {
    const size_t done = complete.back();
    complete.pop_back();
    for (const size_t follower : graph_.nodes[done].followers) {
      State& next = states_[follower];
      if (--next.waits > 0 || next.released) continue;
      next.released = true;
      if (graph_.nodes[follower].steps.empty()) {
        complete.push_back(follower);
      } else {
        stages_[graph_.nodes[follower].stage].ready.insert(follower);
      }
    }
  }
}

bool Schedule::Conflicts(size_t node) const {
  const std::vector<size_t>& wanted = graph_.nodes[node].locks;
  return std::ranges::any_of(running_, [&](size_t other) {
    if (other == node || (!states_[node].alone && !states_[other].alone)) return false;
    return std::ranges::find_first_of(wanted, graph_.nodes[other].locks) != wanted.end();
  });
}

Task Schedule::Give(size_t node) {
  const TaskNode& given = graph_.nodes[node];
  State& state = states_[node];
  Task task{.step = given.steps[state.step], .part = {}};
  const Step& step = plan_.steps[task.step];
  const model::Entry& entry = toc_.entries[step.entry];
  if (step.action == Action::kLoad && step.mode == LoadMode::kParts) {
    task.part = entry.parts[state.given].part;
  }
  if (memory_ && TakesMemory(WorkOf(entry, step))) task.resources = memory_->Take(given.bytes);
  if (state.running++ == 0) running_.push_back(node);
  if (++state.given == state.tasks) {
    Stage& stage = stages_[given.stage];
    stage.ready.erase(node);
    if (state.step + 1 == given.steps.size()) --stage.unstarted;
  }
  return task;
}

// Whether the next stage waits for what is running in this one. That of another priority does not.
bool Schedule::MustEnd(size_t stage) const {
  if (stages_[stage].unstarted > 0) return true;
  while (++stage % kPasses != 0) {
    if (stages_[stage].left > 0) return true;
  }
  return false;
}

std::optional<Task> Schedule::Next() {
  for (size_t stage = 0; stage < stages_.size();) {
    if (stages_[stage].left == 0) {
      ++stage;
      continue;
    }
    for (const size_t node : stages_[stage].ready) {
      if (!Conflicts(node)) return Give(node);
    }
    if (!MustEnd(stage)) {
      ++stage;
      continue;
    }
    if (!running_.empty()) return std::nullopt;
    const auto stuck = std::ranges::find_if(graph_.planned, [&](size_t node) {
      return graph_.nodes[node].stage == stage && !states_[node].released;
    });
    Release(*stuck);
  }
  return std::nullopt;
}

void Schedule::Done(const Task& task) {
  const size_t node = graph_.node_of_step[task.step];
  State& worker = states_[node];
  if (task.resources) memory_->GiveBack(*task.resources);
  if (--worker.running > 0) return;
  std::erase(running_, node);
  if (worker.given < worker.tasks) return;
  Stage& stage = stages_[graph_.nodes[node].stage];
  if (++worker.step < graph_.nodes[node].steps.size()) {
    StartStep(node);
    stage.ready.insert(node);
    return;
  }
  --stage.left;
  --unfinished_;
  Complete(node);
}

}  // namespace pgstow::plan
