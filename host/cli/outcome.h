// What comes of a restore, for those who watch it and those who read its exit code.
#pragma once

#include <atomic>
#include <exception>
#include <memory>
#include <optional>

#include "host/base/progress.h"
#include "host/cli/line_file.h"
#include "host/cli/outcome_options.h"
#include "host/cli/progress_display.h"
#include "restore/execute/restore.h"
#include "restore/execute/step_times.h"

namespace pgstow::cli {

// Follows one restore, which it outlives.
class Outcome {
 public:
  // Outlived by the options.
  explicit Outcome(const OutcomeOptions& options) : options_(options) {}

  // Sets what the options ask of the restore, and follows it from its start. Throws what LineFile
  // throws.
  void Attach(execute::RestoreOptions& restore);

  // What the restore fills, also when it fails.
  execute::RestoreSummary& summary() { return summary_; }

  // Says what was done, and returns the exit code: of a restore that came to its end, and of one
  // that `failure` ended or kept from beginning. By the table in docs/RESTORE.md.
  int Finish();
  int Finish(const std::exception& failure);

 private:
  void TakeError(const execute::StepError& error);
  void TakeWork(const base::WorkDone& done);
  void Close();

  const OutcomeOptions& options_;
  base::Progress progress_;
  execute::StepTimes times_;
  execute::RestoreSummary summary_;
  std::atomic<bool> aborted_ = false;
  std::optional<LineFile> report_;
  std::optional<LineFile> summary_json_;
  std::unique_ptr<ProgressDisplay> display_;  // the last: uses the progress until its end
};

}  // namespace pgstow::cli
