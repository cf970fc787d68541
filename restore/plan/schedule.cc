#include "restore/plan/schedule.h"

#include <algorithm>
#include <utility>

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
  // Of tables of one size the indexes of those that are in, before the next is loaded.
  const bool a_builds = a.rank > a.path;
  if (a_builds != (b.rank > b.path)) return a_builds;
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
  const State& state = states_[node];
  return std::ranges::any_of(graph_.nodes[node].locks, [&](size_t lock) {
    const auto found = locks_.find(lock);
    if (found == locks_.end()) return false;
    if (state.running > 0) return found->second.alone > 0;
    return found->second.alone > 0 || (state.alone && found->second.shared > 0);
  });
}

void Schedule::Hold(size_t node, bool begin) {
  for (const size_t lock : graph_.nodes[node].locks) {
    Holders& holders = locks_[lock];
    size_t& count = states_[node].alone ? holders.alone : holders.shared;
    count += begin ? 1 : SIZE_MAX;  // minus 1
  }
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
  if (state.running++ == 0) ++running_;
  if (++state.given == state.tasks) {
    Stage& stage = stages_[given.stage];
    stage.ready.erase(node);
    if (state.step + 1 == given.steps.size()) --stage.unstarted;
  }
  return task;
}

// Whether the next stage waits for what is running in this one. That of another priority does not,
// but all wait for what is early.
bool Schedule::MustEnd(size_t stage) const {
  if (stages_[stage].unstarted > 0 || stage == TaskGraph::kEarly) return true;
  const size_t pass = (stage - TaskGraph::kEarly - 1) % kPasses;
  const auto later = std::span(stages_).subspan(stage + 1, kPasses - 1 - pass);
  return std::ranges::any_of(later, [](const Stage& other) { return other.left > 0; });
}

// A node with a task that can start now, and its stage.
std::optional<size_t> Schedule::NextNode(size_t& stage) {
  for (stage = 0; stage < stages_.size();) {
    if (stages_[stage].left == 0) {
      ++stage;
      continue;
    }
    for (const size_t node : stages_[stage].ready) {
      if (!Conflicts(node)) return node;
    }
    if (!MustEnd(stage)) {
      ++stage;
      continue;
    }
    if (running_ > 0) return std::nullopt;
    const auto stuck = std::ranges::find_if(graph_.planned, [&](size_t node) {
      return graph_.nodes[node].stage == stage && !states_[node].released;
    });
    Release(*stuck);
  }
  return std::nullopt;
}

std::optional<Task> Schedule::Next() {
  size_t stage = 0;
  const std::optional<size_t> node = NextNode(stage);
  if (!node) return std::nullopt;
  const Task task = Give(*node);
  if (states_[*node].running == 1) Hold(*node, /*begin=*/true);
  return task;
}

std::vector<Task> Schedule::NextGroup(const Grouping& grouping) {
  size_t stage = 0;
  const std::optional<size_t> node = NextNode(stage);
  if (!node) return {};
  std::vector<Task> group = {Give(*node)};
  if (grouping.Joins(group[0].step)) Fill(stage, grouping, group);
  for (const Task& task : group) {
    const size_t given = graph_.node_of_step[task.step];
    if (states_[given].running == 1) Hold(given, /*begin=*/true);
  }
  return group;
}

// Adds cheap nodes, in waves: what is ready, of which the other connections get their share; then
// what waits for nothing but the waves before. Within a wave sections are kept together.
void Schedule::Fill(size_t stage, const Grouping& grouping, std::vector<Task>& group) {
  constexpr size_t kLeast = 128;
  const Ready& ready = stages_[stage].ready;
  const auto jobs = static_cast<size_t>(std::max(1, plan_.options.jobs));
  const size_t most = std::clamp(ready.size() / jobs, kLeast, Grouping::kMostSteps);
  const auto joins = [&](size_t node) {
    const TaskNode& other = graph_.nodes[node];
    return other.stage == stage && other.steps.size() == 1 && grouping.Joins(other.steps[0]) &&
           !Conflicts(node);
  };
  const size_t first = graph_.node_of_step[group[0].step];
  if (graph_.nodes[first].steps.size() > 1) return;

  const auto weight = [&](size_t node) { return grouping.Weight(graph_.nodes[node].steps[0]); };
  size_t filled = weight(first);
  std::vector<size_t> wave;
  for (const size_t node : ready) {
    if (filled >= most) break;
    if (!joins(node)) continue;
    wave.push_back(node);
    filled += weight(node);
  }
  std::unordered_map<size_t, size_t> done;  // of the nodes that each follower waits for
  std::vector<size_t> followers;            // that wait for no others
  const auto add_followers = [&](size_t node) {
    for (const size_t follower : graph_.nodes[node].followers) {
      if (++done[follower] < states_[follower].waits || states_[follower].released) continue;
      if (joins(follower)) followers.push_back(follower);
    }
  };
  add_followers(first);
  while (true) {
    std::ranges::stable_sort(wave, {}, [this](size_t node) {
      return toc_.entries[plan_.steps[graph_.nodes[node].steps[0]].entry].section;
    });
    for (const size_t node : wave) {
      states_[node].released = true;
      group.push_back(Give(node));
      add_followers(node);
    }
    for (wave.clear(); const size_t node : std::exchange(followers, {})) {
      if (filled >= most) break;
      wave.push_back(node);
      filled += weight(node);
    }
    if (wave.empty()) return;
  }
}

void Schedule::Done(std::span<const Task> tasks) {
  for (const Task& task : tasks) {
    const size_t node = graph_.node_of_step[task.step];
    State& state = states_[node];
    if (task.resources) memory_->GiveBack(*task.resources);
    if (--state.running > 0) continue;
    --running_;
    Hold(node, /*begin=*/false);
    if (state.given < state.tasks) continue;
    Stage& stage = stages_[graph_.nodes[node].stage];
    if (++state.step < graph_.nodes[node].steps.size()) {
      StartStep(node);
      stage.ready.insert(node);
      continue;
    }
    --stage.left;
    --unfinished_;
    Complete(node);
  }
}

}  // namespace pgstow::plan
