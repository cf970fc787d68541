#include "restore/explain/lanes.h"

#include <algorithm>

#include "restore/plan/schedule.h"

namespace pgstow::explain {
namespace {

// What a statement costs, in bytes: little, but not nothing.
constexpr uint64_t kStatementCost = 1;

uint64_t CostOf(const model::Toc& toc, const plan::Plan& plan, const plan::Task& task) {
  const plan::Step& step = plan.steps[task.step];
  if (step.early) return 0;
  if (step.action != plan::Action::kLoad) return kStatementCost;
  uint64_t bytes = kStatementCost;
  for (const model::Part& part : toc.entries[step.entry].parts) {
    if (!task.part || *task.part == part.part) bytes += part.raw_bytes;
  }
  return bytes;
}

}  // namespace

std::vector<LaneTask> FillLanes(const model::Toc& toc, const plan::Plan& plan, size_t jobs) {
  struct Running {
    plan::Task task;
    size_t lane;
    uint64_t end;
  };
  plan::Schedule schedule(toc, plan);
  std::vector<LaneTask> tasks;
  std::vector<Running> running;
  std::vector<size_t> idle(jobs);
  for (size_t lane = 0; lane < jobs; ++lane) idle[lane] = jobs - 1 - lane;
  uint64_t now = 0;
  while (!schedule.finished()) {
    while (!idle.empty()) {
      const std::optional<plan::Task> task = schedule.Next();
      if (!task) break;
      const size_t lane = idle.back();
      idle.pop_back();
      const uint64_t end = now + CostOf(toc, plan, *task);
      if (!plan.steps[task->step].early) {
        tasks.push_back({task->step, task->part, lane, now, end});
      }
      running.push_back({*task, lane, end});
    }
    const auto next = std::ranges::min_element(running, {}, &Running::end);
    if (next == running.end()) break;
    now = next->end;
    schedule.Done(next->task);
    idle.push_back(next->lane);
    running.erase(next);
  }
  return tasks;
}

}  // namespace pgstow::explain
