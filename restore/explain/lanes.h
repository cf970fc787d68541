// What runs at the same time: a schedule gone through in thought. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "host/model/entry.h"
#include "restore/plan/plan.h"

namespace pgstow::explain {

// A piece of work on one of several connections.
struct LaneTask {
  size_t step = 0;               // index in plan.steps
  std::optional<uint32_t> part;  // kLoad: the part to load
  size_t lane = 0;               // connection, from 0
  uint64_t start = 0;            // in bytes: what a connection can do one after the other by then
  uint64_t end = 0;
};

// The concurrent steps of the plan over `jobs` connections, as they would start if every byte that
// is loaded took the same time and everything else next to none. In the order of their start.
std::vector<LaneTask> FillLanes(const model::Toc& toc, const plan::Plan& plan, size_t jobs);

}  // namespace pgstow::explain
