#include "restore/plan/schedule.h"

#include <algorithm>
#include <unordered_map>

#include "restore/select/facts.h"

namespace pgstow::plan {
namespace {

using model::Entry;
using model::Role;
using model::Section;

constexpr size_t kPasses = 3;

bool IsRelation(const Entry& entry) {
  return entry.selector == model::Selector::kRelation && entry.role == Role::kDefinition;
}

// The rest takes locks that keep others off the table. Building an index only keeps writers off.
bool SharesLocks(const Entry& entry) {
  return entry.role == Role::kData || entry.selector == model::Selector::kIndex;
}

uint64_t BytesOf(const Entry& entry) {
  uint64_t bytes = 0;
  for (const model::Part& part : entry.parts) bytes += part.raw_bytes;
  return bytes;
}

size_t PassOf(const Entry& entry) { return std::min(static_cast<size_t>(entry.pass), kPasses - 1); }

void AddOnce(std::vector<size_t>& numbers, size_t number) {
  if (std::ranges::find(numbers, number) == numbers.end()) numbers.push_back(number);
}

// Where entries stand in the TOC.
class IndexOf {
 public:
  explicit IndexOf(const model::Toc& toc) {
    for (size_t i = 0; i < toc.entries.size(); ++i) index_.emplace(toc.entries[i].id, i);
  }
  // Calls `use` with the index of each of `ids` that is there.
  template <typename Use>
  void ForEach(const std::vector<model::DumpId>& ids, Use&& use) const {
    for (const model::DumpId id : ids) {
      if (const auto found = index_.find(id); found != index_.end()) use(found->second);
    }
  }

 private:
  std::unordered_map<model::DumpId, size_t> index_;
};

}  // namespace

bool Schedule::Before::operator()(size_t left, size_t right) const {
  const Node& a = (*nodes)[left];
  const Node& b = (*nodes)[right];
  if (a.turn != b.turn) return a.turn < b.turn;
  if (a.weight != b.weight) return a.weight > b.weight;
  return a.steps.front() < b.steps.front();
}

Schedule::Schedule(const model::Toc& toc, const Plan& plan)
    : toc_(toc), plan_(plan), nodes_(toc.entries.size()) {
  AddSteps();
  FindLocks();
  AddDependencies();
  for (size_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].waits == 0) Release(i);
  }
}

void Schedule::AddSteps() {
  for (size_t i = 0; i < nodes_.size(); ++i) nodes_[i].stage = PassOf(toc_.entries[i]);
  uint32_t priorities = 1;
  for (size_t s = 0; s < plan_.steps.size(); ++s) {
    const Step& step = plan_.steps[s];
    if (!step.concurrent) continue;
    Node& node = nodes_[step.entry];
    if (node.steps.empty()) planned_.push_back(step.entry);
    node.steps.push_back(s);
    node.stage = step.priority * kPasses + PassOf(toc_.entries[step.entry]);
    node.turn = std::min(node.turn, step.turn);
    priorities = std::max(priorities, step.priority + 1);
  }
  stages_.assign(priorities * kPasses, Stage{.ready = Ready(Before{&nodes_})});
  for (const size_t node : planned_) {
    StartStep(node);
    ++stages_[nodes_[node].stage].unstarted;
    ++stages_[nodes_[node].stage].left;
  }
  unfinished_ = planned_.size();
}

// What a step locks: what its entry belongs to, and the tables that this or a dependency is part
// of.
void Schedule::FindLocks() {
  const IndexOf index(toc_);
  std::vector<uint64_t> bytes(nodes_.size());  // of the rows that belong to an entry
  for (size_t i = 0; i < nodes_.size(); ++i) {
    index.ForEach(toc_.entries[i].belongs_to,
                  [&](size_t parent) { bytes[parent] += BytesOf(toc_.entries[i]); });
  }
  for (size_t i = 0; i < nodes_.size(); ++i) {
    const Entry& entry = toc_.entries[i];
    Node& node = nodes_[i];
    const auto add_relations = [&](size_t other) {
      if (IsRelation(toc_.entries[other])) AddOnce(node.locks, other);
      index.ForEach(toc_.entries[other].belongs_to, [&](size_t relation) {
        if (IsRelation(toc_.entries[relation])) AddOnce(node.locks, relation);
      });
    };
    index.ForEach(entry.belongs_to, [&](size_t parent) {
      AddOnce(node.locks, parent);
      add_relations(parent);
    });
    index.ForEach(entry.dependencies, add_relations);
    node.alone = !SharesLocks(entry);
    node.weight = BytesOf(entry);
    if (entry.role == Role::kData) continue;
    for (const size_t locked : node.locks) node.weight += bytes[locked];
  }
}

void Schedule::AddDependencies() {
  const IndexOf index(toc_);
  const select::Facts facts(toc_);
  std::unordered_map<size_t, std::vector<size_t>> rows_of;  // relation → entries of its data
  for (size_t i = 0; i < nodes_.size(); ++i) {
    if (toc_.entries[i].role != Role::kData) continue;
    index.ForEach(toc_.entries[i].belongs_to, [&](size_t parent) { rows_of[parent].push_back(i); });
  }
  for (size_t i = 0; i < nodes_.size(); ++i) {
    index.ForEach(toc_.entries[i].dependencies, [&](size_t other) { Wait(i, other); });
    if (facts.section(i) != Section::kPostData) continue;
    for (const size_t relation : nodes_[i].locks) {
      for (const size_t rows : rows_of[relation]) Wait(i, rows);
    }
  }
  std::optional<size_t> grant_before;
  for (const size_t node : planned_) {
    if (toc_.entries[node].pass != model::Pass::kAcl) continue;
    if (grant_before) Wait(node, *grant_before);
    grant_before = node;
  }
}

void Schedule::Wait(size_t node, size_t for_node) {
  if (nodes_[for_node].stage > nodes_[node].stage || node == for_node) return;
  nodes_[for_node].followers.push_back(node);
  ++nodes_[node].waits;
}

void Schedule::StartStep(size_t node) {
  const Step& step = plan_.steps[nodes_[node].steps.front()];
  nodes_[node].tasks = step.action == Action::kLoad ? toc_.entries[step.entry].parts.size() : 1;
  nodes_[node].given = 0;
}

void Schedule::Release(size_t node) {
  if (nodes_[node].released) return;
  nodes_[node].released = true;
  if (nodes_[node].steps.empty()) {
    Complete(node);
  } else {
    stages_[nodes_[node].stage].ready.insert(node);
  }
}

// Frees what waits for the node. Nodes without steps are complete once nothing holds them: a chain
// of them is followed without recursion.
void Schedule::Complete(size_t node) {
  std::vector<size_t> complete = {node};
  while (!complete.empty()) {
    const size_t done = complete.back();
    complete.pop_back();
    for (const size_t follower : nodes_[done].followers) {
      Node& next = nodes_[follower];
      if (--next.waits > 0 || next.released) continue;
      next.released = true;
      if (next.steps.empty()) {
        complete.push_back(follower);
      } else {
        stages_[next.stage].ready.insert(follower);
      }
    }
  }
}

bool Schedule::Conflicts(size_t node) const {
  const Node& wanted = nodes_[node];
  return std::ranges::any_of(running_, [&](size_t other) {
    const Node& running = nodes_[other];
    if (other == node || (!wanted.alone && !running.alone)) return false;
    return std::ranges::find_first_of(wanted.locks, running.locks) != wanted.locks.end();
  });
}

Task Schedule::Give(size_t node) {
  Node& giver = nodes_[node];
  Task task{.step = giver.steps.front(), .part = {}};
  const Step& step = plan_.steps[task.step];
  if (step.action == Action::kLoad) task.part = toc_.entries[step.entry].parts[giver.given].part;
  if (giver.running++ == 0) AddOnce(running_, node);
  if (++giver.given == giver.tasks) {
    Stage& stage = stages_[giver.stage];
    stage.ready.erase(node);
    if (giver.steps.size() == 1) --stage.unstarted;
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
    const auto stuck = std::ranges::find_if(planned_, [&](size_t node) {
      return nodes_[node].stage == stage && !nodes_[node].released;
    });
    Release(*stuck);
  }
  return std::nullopt;
}

void Schedule::Done(const Task& task) {
  const size_t node = plan_.steps[task.step].entry;
  Node& worker = nodes_[node];
  if (--worker.running > 0) return;
  std::erase(running_, node);
  if (worker.given < worker.tasks) return;
  worker.steps.erase(worker.steps.begin());
  if (!worker.steps.empty()) {
    StartStep(node);
    stages_[worker.stage].ready.insert(node);
    return;
  }
  --stages_[worker.stage].left;
  --unfinished_;
  Complete(node);
}

}  // namespace pgstow::plan
