// Where the time of a restore went.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

#include "host/base/progress.h"
#include "host/model/entry.h"

namespace pgstow::execute {

enum class Phase : uint8_t { kPreData, kData, kPostData };
inline constexpr size_t kPhases = 3;

// The phase of a step about the entry. What is in no section goes with what comes first.
Phase PhaseOf(const model::Entry& entry);

struct PhaseTime {
  uint64_t steps = 0;
  double began = 0;  // seconds since the start of the restore
  double ended = 0;
  double work = 0;  // seconds that connections were at work, together
  double seconds() const { return ended - began; }
};

// Any thread.
class StepTimes {
 public:
  static constexpr size_t kSlowest = 10;

  // `done.work.phase` is a Phase.
  void Add(const base::WorkDone& done);

  // With several connections phases overlap.
  std::array<PhaseTime, kPhases> phases() const;

  // The work that took longest, at most kSlowest, the slowest first.
  std::vector<base::WorkDone> slowest() const;

 private:
  mutable std::mutex mutex_;
  std::array<PhaseTime, kPhases> phases_{};
  std::vector<base::WorkDone> slowest_;
};

}  // namespace pgstow::execute
