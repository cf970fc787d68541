// The switches about what a restore says of itself, and what its exit code tells.
#pragma once

#include <string>
#include <vector>

#include "host/base/options.h"
#include "host/cli/progress_display.h"
#include "restore/execute/restore.h"

namespace pgstow::cli {

struct OutcomeOptions {
  enum class OnError { kUnsaid, kStop, kContinue, kReport } on_error = OnError::kUnsaid;
  std::string report;            // --on-error=report: the file
  bool fine_exit_codes = false;  // --exit-codes=fine
  // --summary; by itself (kAuto) text on a terminal.
  enum class Summary { kAuto, kNone, kText, kJson } summary = Summary::kAuto;
  std::string summary_file;  // kJson; empty: standard error
  ProgressOptions progress;
  bool check_rows = true;  // --no-row-check clears it

  // As PostgreSQL's tool, which shows neither progress nor a summary.
  static OutcomeOptions Silent() {
    return {.summary = Summary::kNone, .progress = {.style = ProgressOptions::Style::kNone}};
  }
};

// --on-error, --exit-codes, --summary, --progress, --no-row-check. The options outlive the rows.
std::vector<base::Option> OutcomeRows(OutcomeOptions& options);

// They are about restores into databases, and going on after errors is not for a restore that the
// first error ends.
std::vector<base::OptionRule> OutcomeRules(const OutcomeOptions& options,
                                           const execute::RestoreOptions& restore);

}  // namespace pgstow::cli
