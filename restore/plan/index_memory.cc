#include "restore/plan/index_memory.h"

#include <algorithm>

namespace pgstow::plan {
namespace {

// A process that takes part in a build is worth it only with this much for itself.
// Source: https://www.postgresql.org/docs/18/sql-createindex.html, "parallel index builds"
constexpr uint64_t kLeastOfWorker = uint64_t{32} << 20;

// A server by its defaults lets two workers help when one connection builds an index.
constexpr size_t kLeastProcesses = 3;

constexpr uint64_t kMostIndexMemory = uint64_t{INT32_MAX} << 10;

}  // namespace

BuildResources IndexMemory::Take(uint64_t bytes) {
  const size_t at_once = std::min(jobs_, std::max<size_t>(left_, 1) + running_);
  const size_t open = std::max<size_t>(at_once - std::min(at_once, running_), 1);
  uint64_t memory = std::min(free_ / open, kMostIndexMemory);
  if (bytes > 0) memory = std::min(memory, std::max(bytes, kLeastOfWorker));
  memory = std::max(memory, kLeastIndexMemory);
  const size_t helpers = std::max(jobs_, kLeastProcesses) / at_once - 1;
  const size_t fed = memory / kLeastOfWorker;
  free_ -= std::min(free_, memory);
  if (left_ > 0) --left_;
  ++running_;
  return {.memory = memory, .workers = static_cast<int>(std::min(helpers, fed > 0 ? fed - 1 : 0))};
}

void IndexMemory::GiveBack(const BuildResources& resources) {
  free_ += resources.memory;
  --running_;
}

}  // namespace pgstow::plan
