// The steps of a restore as work whose progress is shown.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "host/base/progress.h"
#include "host/model/entry.h"
#include "restore/plan/plan.h"

namespace pgstow::execute {

// Steps weigh what they are thought to cost (plan/cost.h). Any thread after construction.
class StepWork {
 public:
  StepWork(const model::Toc& toc, const plan::Plan& plan);  // which outlive it

  const base::ProgressTotals& totals() const { return totals_; }

  // The work of a step (index in plan.steps), or of one part of a load.
  base::Work Of(size_t step, std::optional<uint32_t> part) const;

 private:
  const model::Toc& toc_;
  const plan::Plan& plan_;
  std::vector<uint64_t> weights_;  // of each step
  base::ProgressTotals totals_;
};

}  // namespace pgstow::execute
