// How far a run is, as lines for a terminal and as JSON. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "host/base/progress.h"
#include "host/cli/pace.h"

namespace pgstow::cli {

// Two lines about the whole, then one for each worker that is at work, none wider than `columns`;
// at most `rows` lines, the last of which then says how many workers are left out.
std::vector<std::string> ProgressLines(const base::ProgressSnapshot& snapshot, const Pace& pace,
                                       size_t columns, size_t rows);

// Work that has ended, as a JSON object.
std::string DoneJson(const base::WorkDone& done);

// One line of JSON without a newline; docs/RESTORE.md lists the members. `done`: the step that has
// just ended, nullptr: none.
std::string ProgressJson(const base::ProgressSnapshot& snapshot, const Pace& pace,
                         const base::WorkDone* done);

}  // namespace pgstow::cli
