#include "restore/execute/step_work.h"

#include <cstddef>
#include <string>
#include <string_view>

#include "restore/execute/step_times.h"
#include "restore/plan/cost.h"
#include "restore/plan/index_of.h"

namespace pgstow::execute {
namespace {

using model::Entry;
using plan::Action;

std::string_view VerbOf(Action action) {
  switch (action) {
    case Action::kDrop:
      return "dropping";
    case Action::kDefine:
      return "creating";
    case Action::kLoad:
      return "loading";
    case Action::kConnect:
      return "connecting to";
    case Action::kBuild:
      return "building index of";
    case Action::kAnalyze:
      return "analyzing";
  }
  return "";
}

uint64_t Weight(plan::Work work, uint64_t bytes) {
  return static_cast<uint64_t>(plan::CostOf(work, bytes));
}

}  // namespace

StepWork::StepWork(const model::Toc& toc, const plan::Plan& plan) : toc_(toc), plan_(plan) {
  const plan::IndexOf index(toc);
  const std::vector<uint64_t> of_tables = plan::BytesOfTables(toc);
  totals_.steps = plan.steps.size();
  weights_.reserve(plan.steps.size());
  for (const plan::Step& step : plan.steps) {
    const Entry& entry = toc.entries[step.entry];
    uint64_t bytes = of_tables[step.entry];
    if (step.action == Action::kLoad) {
      bytes = plan::BytesOf(entry);
      totals_.bytes += bytes;
    } else {
      index.ForEach(entry.belongs_to, [&](size_t table) { bytes += of_tables[table]; });
    }
    weights_.push_back(Weight(plan::WorkOf(entry, step), bytes));
    totals_.weight += weights_.back();
  }
}

base::Work StepWork::Of(size_t step, std::optional<uint32_t> part) const {
  const Action action = plan_.steps[step].action;
  const Entry& entry = toc_.entries[plan_.steps[step].entry];
  base::Work work{.verb = std::string(VerbOf(action)),
                  .kind = entry.kind,
                  .name = entry.schema.empty() ? entry.tag : entry.schema + "." + entry.tag,
                  .entry = static_cast<uint64_t>(entry.id),
                  .bytes = action == Action::kLoad ? plan::BytesOf(entry) : 0,
                  .weight = weights_[step],
                  .phase = static_cast<size_t>(PhaseOf(entry))};
  if (!part || entry.parts.size() < 2) return work;
  // The step is done with its last part, which has what it weighs beside its data.
  work.steps = entry.parts.back().part == *part ? 1 : 0;
  for (const model::Part& each : entry.parts) {
    if (each.part == *part) work.bytes = each.raw_bytes;
  }
  const uint64_t fixed = Weight(plan::Work::kLoad, 0);
  work.weight = Weight(plan::Work::kLoad, work.bytes) - (work.steps == 0 ? fixed : 0);
  work.name += " part " + std::to_string(*part);
  return work;
}

}  // namespace pgstow::execute
