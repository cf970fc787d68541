// An error of a restore, as facts: what was being done, and all that the server said.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "host/model/entry.h"
#include "host/pg/server_error.h"
#include "restore/plan/plan.h"
#include "restore/script/statements.h"

namespace pgstow::execute {

// When it happened; the order is that of time.
enum class Stage : uint8_t { kInitializing, kProcessing, kFinalizing };

// What an error means for the restored database, from the least to the worst.
enum class ErrorClass : uint8_t {
  kHarmless,    // what is wanted is there all the same, or only who owns it is not as dumped
  kRowsDiffer,  // other rows were loaded than were dumped
  kFailed,      // an object could not be made, or rows not be loaded
  kAborted,     // the restore ended here
};
inline constexpr size_t kErrorClasses = 4;
using ErrorCounts = std::array<uint64_t, kErrorClasses>;

// "harmless", "rows-differ", "failed", "aborted".
std::string_view NameOf(ErrorClass error_class);

// "drop", "define", "load", "connect".
std::string_view NameOf(plan::Action action);

struct RowDifference {
  uint64_t expected = 0;  // as the dump recorded
  uint64_t loaded = 0;
};

struct StepError {
  Stage stage = Stage::kProcessing;
  const model::Entry* entry = nullptr;               // that was being restored; nullptr: none
  std::string database = {};                         // the archive's that it is in, of several
  std::optional<plan::Action> action;                // what was done about it
  script::Purpose purpose = script::Purpose::kWork;  // of the statement
  std::string message;                               // as pg_restore words it
  std::string sql;                                   // the statement, if it was one
  pg::ErrorFields server;                            // what the server said; empty: nothing
  std::optional<RowDifference> rows;                 // kRowsDiffer

  // What Classify makes of the above.
  ErrorClass error_class = ErrorClass::kFailed;
  std::string reason;  // "exists already"; empty: no known one
  std::string remedy;  // what to do, in full sentences; empty: nothing is known to help
};

// One line of JSON, without a newline at its end. Members that are not known are left out:
// docs/RESTORE.md has the list.
std::string ErrorJson(const StepError& error);

}  // namespace pgstow::execute
