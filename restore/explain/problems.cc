#include "restore/explain/problems.h"

#include <algorithm>
#include <utility>

#include "restore/explain/explanation.h"

namespace pgstow::explain {
namespace {

Problem ProblemOf(const Prediction& prediction) {
  Problem problem{.cause = prediction.cause, .since = prediction.since};
  if (prediction.object) {
    problem.object_class = ClassName(prediction.object->kind);
    problem.name = prediction.object->full_name();
  } else {
    problem.name = prediction.reason.empty() ? prediction.complaint.message : prediction.reason;
  }
  return problem;
}

bool Same(const Problem& left, const Problem& right) {
  return left.cause == right.cause && left.object_class == right.object_class &&
         left.name == right.name;
}

}  // namespace

std::vector<Problem> ProblemsOf(std::span<const Prediction> predictions) {
  std::vector<Problem> problems;
  for (const Prediction& prediction : predictions) {
    if (prediction.cause == Cause::kConsequence) continue;
    Problem problem = ProblemOf(prediction);
    auto found =
        std::ranges::find_if(problems, [&](const Problem& other) { return Same(other, problem); });
    if (found == problems.end()) found = problems.insert(found, std::move(problem));
    ++found->errors;
  }
  std::ranges::stable_sort(problems, {}, &Problem::cause);
  return problems;
}

}  // namespace pgstow::explain
