#include "host/cli/outcome.h"

#include <unistd.h>

#include "host/base/error.h"
#include "host/base/log.h"
#include "host/cli/command.h"
#include "host/cli/signals.h"
#include "host/cli/summary_text.h"

namespace pgstow::cli {

using execute::ErrorClass;
using Summary = OutcomeOptions::Summary;

void Outcome::Attach(execute::RestoreOptions& restore) {
  using OnError = OutcomeOptions::OnError;
  if (options_.on_error == OnError::kStop) restore.exit_on_error = true;
  if (options_.on_error == OnError::kReport) report_.emplace(options_.report);
  if (options_.summary == Summary::kJson) summary_json_.emplace(options_.summary_file);
  if (options_.fine_exit_codes) SetInterruptedCode(kAborted);
  display_ = ProgressDisplay::New(options_.progress, progress_);
  progress_.OnWorkDone([this](const base::WorkDone& done) { TakeWork(done); });
  restore.progress = &progress_;
  restore.on_error = [this](const execute::StepError& error) { TakeError(error); };
}

void Outcome::TakeError(const execute::StepError& error) {
  if (error.error_class == ErrorClass::kAborted) aborted_ = true;
  if (report_) report_->Write(execute::ErrorJson(error));
}

void Outcome::TakeWork(const base::WorkDone& done) {
  times_.Add(done);
  display_->Take(done);
}

void Outcome::Close() {
  display_.reset();
  const bool text = options_.summary == Summary::kText ||
                    (options_.summary == Summary::kAuto && isatty(STDERR_FILENO) != 0);
  if (!text && !summary_json_) return;
  const ClosingSummary closing{.aborted = aborted_,
                               .restore = summary_,
                               .progress = progress_.Look(),
                               .phases = times_.phases(),
                               .slowest = times_.slowest()};
  if (summary_json_) return summary_json_->Write(SummaryJson(closing));
  constexpr size_t kColumns = 100;
  for (const std::string& line : SummaryLines(closing, kColumns)) base::LogRaw(line);
}

int Outcome::Finish() {
  Close();
  const auto count = [this](ErrorClass error_class) {
    return summary_.errors[static_cast<size_t>(error_class)];
  };
  const bool failed = count(ErrorClass::kFailed) > 0 || count(ErrorClass::kRowsDiffer) > 0;
  const bool harmless = count(ErrorClass::kHarmless) > 0;
  if (!options_.fine_exit_codes) return failed || harmless ? kFailure : kSuccess;
  return failed ? kSomeFailed : harmless ? kHarmlessErrors : kSuccess;
}

int Outcome::Finish(const std::exception& failure) {
  if (aborted_) Close();
  display_.reset();
  if (!options_.fine_exit_codes) return kFailure;
  if (aborted_) return kAborted;
  const auto* error = dynamic_cast<const base::Error*>(&failure);
  const bool usage = error != nullptr && error->code() == base::ErrorCode::kUsage;
  return usage ? kWrongUsage : kFailure;
}

}  // namespace pgstow::cli
