// What a restore did, once it has ended: for people and for programs. Pure.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "host/base/progress.h"
#include "restore/execute/restore.h"
#include "restore/execute/step_times.h"

namespace pgstow::cli {

struct ClosingSummary {
  bool aborted = false;
  execute::RestoreSummary restore;
  base::ProgressSnapshot progress;  // at the end
  std::array<execute::PhaseTime, execute::kPhases> phases;
  std::vector<base::WorkDone> slowest;
};

// Lines of text, none of which is wider than `columns`.
std::vector<std::string> SummaryLines(const ClosingSummary& summary, size_t columns);

// One line of JSON without a newline; docs/RESTORE.md lists the members.
std::string SummaryJson(const ClosingSummary& summary);

}  // namespace pgstow::cli
