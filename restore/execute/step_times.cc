#include "restore/execute/step_times.h"

#include <algorithm>

namespace pgstow::execute {

Phase PhaseOf(const model::Entry& entry) {
  switch (entry.section) {
    case model::Section::kData:
      return Phase::kData;
    case model::Section::kPostData:
      return Phase::kPostData;
    default:
      return Phase::kPreData;
  }
}

void StepTimes::Add(const base::WorkDone& done) {
  const std::lock_guard lock(mutex_);
  PhaseTime& phase = phases_.at(done.work.phase);
  phase.began =
      phase.work == 0 && phase.steps == 0 ? done.began : std::min(phase.began, done.began);
  phase.ended = std::max(phase.ended, done.ended);
  phase.work += done.seconds();
  phase.steps += done.work.steps;

  const auto faster = [](const base::WorkDone& left, const base::WorkDone& right) {
    return left.seconds() > right.seconds();
  };
  if (slowest_.size() == kSlowest && !faster(done, slowest_.back())) return;
  slowest_.insert(std::ranges::upper_bound(slowest_, done, faster), done);
  if (slowest_.size() > kSlowest) slowest_.pop_back();
}

std::array<PhaseTime, kPhases> StepTimes::phases() const {
  const std::lock_guard lock(mutex_);
  return phases_;
}

std::vector<base::WorkDone> StepTimes::slowest() const {
  const std::lock_guard lock(mutex_);
  return slowest_;
}

}  // namespace pgstow::execute
