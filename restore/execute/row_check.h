// Whether as many rows were loaded as were dumped.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "host/model/entry.h"
#include "restore/execute/step_error.h"

namespace pgstow::execute {

// Loads, by what came of the comparison.
struct RowComparison {
  uint64_t equal = 0;
  uint64_t different = 0;  // an error each
  uint64_t excused = 0;    // different as it was asked for: rows that conflict were left out
  uint64_t unknown = 0;    // the archive does not say how many there were, or the load failed
};

// Counts them. Any thread.
class RowLedger {
 public:
  void Add(uint64_t RowComparison::*what) {
    const std::lock_guard lock(mutex_);
    ++(counts_.*what);
  }
  RowComparison counts() const {
    const std::lock_guard lock(mutex_);
    return counts_;
  }

 private:
  mutable std::mutex mutex_;
  RowComparison counts_;
};

// How many rows the archive says the entry has, or one part of it; nothing where it does not say:
// archives of PostgreSQL's own formats don't, nor does one from a pipe before its end.
std::optional<uint64_t> RowsDumped(const model::Entry& entry, std::optional<uint32_t> part);

// The error of a load that left another number of rows than were dumped.
StepError RowsDiffer(const model::Entry& entry, std::optional<uint32_t> part, RowDifference rows);

}  // namespace pgstow::execute
