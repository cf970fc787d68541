// What `--explain` prints: the plan, what runs at once, and what will fail. Pure.
#pragma once

#include <string>
#include <vector>

#include "host/model/entry.h"
#include "restore/explain/lanes.h"
#include "restore/explain/predict.h"
#include "restore/explain/target_facts.h"
#include "restore/plan/plan.h"

namespace pgstow::explain {

// All of it outlives the call that prints it.
struct Explanation {
  const model::Toc& toc;
  const plan::Plan& plan;
  const TargetFacts& facts;
  size_t jobs = 1;
  std::vector<LaneTask> lanes;       // of the concurrent steps; none with one job
  std::vector<Object> requirements;  // RequirementsOf
  std::vector<Prediction> predictions;
};

// For people: a tree. Names of objects are shown on one line each, whatever is in them.
std::string TreeText(const Explanation& explanation);

// For machines: one JSON object; docs/RESTORE.md lists its members.
std::string JsonText(const Explanation& explanation);

// "missing", "consequence", "exists", "not-understood", "denied", "encoding".
std::string_view CauseName(Cause cause);

// "role", "schema", "relation", …
std::string_view ClassName(ObjectClass kind);

}  // namespace pgstow::explain
