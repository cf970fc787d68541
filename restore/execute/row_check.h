// Whether as many rows were loaded as were dumped.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

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

// What a load came to.
struct LoadedRows {
  const model::Entry* entry = nullptr;
  std::optional<uint32_t> part = {};
  uint64_t rows = 0;
  bool may_be_fewer = false;  // rows that conflict with others were to be left out
};

// Compares the loads of one connection. One thread.
class RowCheck {
 public:
  // Takes the error of a load that left another number of rows.
  using Tell = std::function<void(StepError)>;

  // Loads are of entries of `toc`. `archive` has the same entries at the same places, as the
  // archive tells them, perhaps by other names; from a pipe it has the numbers at its end only. All
  // outlive this.
  RowCheck(const model::Toc& toc, const model::Toc& archive, RowLedger& ledger, Tell tell)
      : toc_(toc), archive_(archive), ledger_(ledger), tell_(std::move(tell)) {}

  // Compares now, or in Finish when the archive has not told the number yet.
  void Take(const LoadedRows& loaded);

  // A load that failed, which was told already.
  void TakeFailed() { ledger_.Add(&RowComparison::unknown); }

  // After the last load, when the archive was read to its end.
  void Finish();

 private:
  std::optional<uint64_t> Dumped(const LoadedRows& loaded) const;
  void Compare(const LoadedRows& loaded, uint64_t dumped);

  const model::Toc& toc_;
  const model::Toc& archive_;
  RowLedger& ledger_;
  const Tell tell_;
  std::vector<LoadedRows> put_off_;
};

}  // namespace pgstow::execute
