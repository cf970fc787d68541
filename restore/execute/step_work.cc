#include "restore/execute/step_work.h"

#include <string>
#include <string_view>
#include <unordered_map>

#include "restore/execute/step_times.h"

namespace pgstow::execute {
namespace {

using model::Entry;
using plan::Action;

// A step without data, in bytes that could be loaded meanwhile.
constexpr uint64_t kSmallStep = uint64_t{64} << 10;
// Building an index or checking a constraint reads its table once more, which is faster by about
// this than loading it was.
constexpr uint64_t kFasterThanLoad = 4;

uint64_t BytesOf(const Entry& entry) {
  uint64_t bytes = 0;
  for (const model::Part& part : entry.parts) bytes += part.raw_bytes;
  return bytes;
}

std::string_view VerbOf(Action action) {
  switch (action) {
    case Action::kDrop:
      return "dropping";
    case Action::kLoad:
      return "loading";
    case Action::kConnect:
      return "connecting to";
    default:
      return "creating";
  }
}

}  // namespace

StepWork::StepWork(const model::Toc& toc, const plan::Plan& plan)
    : toc_(toc), plan_(plan), weights_(plan.steps.size(), kSmallStep) {
  std::unordered_map<model::DumpId, uint64_t> rows;  // bytes of a table's rows
  for (const Entry& entry : toc.entries) {
    for (const model::DumpId table : entry.belongs_to) {
      if (entry.role == model::Role::kData) rows[table] += BytesOf(entry);
    }
  }
  totals_.steps = plan.steps.size();
  for (size_t i = 0; i < plan.steps.size(); ++i) {
    const Entry& entry = toc.entries[plan.steps[i].entry];
    if (plan.steps[i].action == Action::kLoad) {
      weights_[i] += BytesOf(entry);
      totals_.bytes += BytesOf(entry);
    } else if (entry.section == model::Section::kPostData &&
               entry.role == model::Role::kDefinition && plan.steps[i].action == Action::kDefine) {
      for (const model::DumpId table : entry.belongs_to) {
        const auto found = rows.find(table);
        if (found != rows.end()) weights_[i] += found->second / kFasterThanLoad;
      }
    }
    totals_.weight += weights_[i];
  }
}

base::Work StepWork::Of(size_t step, std::optional<uint32_t> part) const {
  const Action action = plan_.steps[step].action;
  const Entry& entry = toc_.entries[plan_.steps[step].entry];
  base::Work work{.verb = std::string(VerbOf(action)),
                  .kind = entry.kind,
                  .name = entry.schema.empty() ? entry.tag : entry.schema + "." + entry.tag,
                  .entry = static_cast<uint64_t>(entry.id),
                  .bytes = action == Action::kLoad ? BytesOf(entry) : 0,
                  .weight = weights_[step],
                  .phase = static_cast<size_t>(PhaseOf(entry))};
  if (!part) return work;
  // The last part of the entry has what the step weighs beside its data.
  const bool last = entry.parts.back().part == *part;
  work.steps = last ? 1 : 0;
  for (const model::Part& each : entry.parts) {
    if (each.part == *part) work.bytes = each.raw_bytes;
  }
  work.weight = work.bytes + (last ? kSmallStep : 0);
  if (entry.parts.size() > 1) work.name += " part " + std::to_string(*part);
  return work;
}

}  // namespace pgstow::execute
