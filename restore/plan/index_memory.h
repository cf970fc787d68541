// The memory that building indexes may take, shared among those that are built at the same time.
// Pure. Source: https://www.postgresql.org/docs/18/runtime-config-resource.html
#pragma once

#include <cstddef>
#include <cstdint>

namespace pgstow::plan {

// What one build may use.
struct BuildResources {
  uint64_t memory = 0;  // bytes, for maintenance_work_mem
  int workers = 0;      // for max_parallel_maintenance_workers
  friend bool operator==(const BuildResources&, const BuildResources&) = default;
};

// The least that servers take for maintenance_work_mem.
inline constexpr uint64_t kLeastIndexMemory = uint64_t{1} << 20;

// Never gives out more than `size` at a time. A build gets its share among those that may run
// beside it, or less when its table is smaller than that. The fewer can run, the more workers each
// gets.
class IndexMemory {
 public:
  // `builds` will come, at most `jobs` at a time; size ≥ jobs * kLeastIndexMemory.
  IndexMemory(uint64_t size, int jobs, size_t builds)
      : jobs_(static_cast<size_t>(jobs)), free_(size), left_(builds) {}

  // For the next build, on so many bytes of rows; 0: unknown.
  BuildResources Take(uint64_t bytes);
  // When it has ended.
  void GiveBack(const BuildResources& resources);

 private:
  const size_t jobs_;
  uint64_t free_;
  size_t left_;
  size_t running_ = 0;
};

}  // namespace pgstow::plan
