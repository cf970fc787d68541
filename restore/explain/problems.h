// What stands in a restore's way, each thing once, with the errors that it leads to. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "restore/explain/predict.h"

namespace pgstow::explain {

struct Problem {
  Cause cause = Cause::kMissing;  // never kConsequence
  std::string object_class;       // ClassName; empty when it is about no object
  std::string name;               // of the object, or what the server lacks; may be empty
  int since = 0;                  // kNotUnderstood: the first version that has it; 0: unknown
  uint64_t errors = 0;            // consequences not counted
};

// In the order of the causes, then of their first errors.
std::vector<Problem> ProblemsOf(std::span<const Prediction> predictions);

}  // namespace pgstow::explain
