#include "host/cli/outcome.h"

#include "host/base/error.h"
#include "host/cli/command.h"
#include "host/cli/signals.h"

namespace pgstow::cli {

using execute::ErrorClass;

void Outcome::Attach(execute::RestoreOptions& restore) {
  using OnError = OutcomeOptions::OnError;
  if (options_.on_error == OnError::kStop) restore.exit_on_error = true;
  if (options_.on_error == OnError::kReport) report_.emplace(options_.report);
  if (options_.fine_exit_codes) SetInterruptedCode(kAborted);
  restore.on_error = [this](const execute::StepError& error) { Take(error); };
}

void Outcome::Take(const execute::StepError& error) {
  ++errors_[static_cast<size_t>(error.error_class)];
  if (report_) report_->Write(execute::ErrorJson(error));
}

uint64_t Outcome::Count(ErrorClass error_class) const {
  return errors_[static_cast<size_t>(error_class)];
}

int Outcome::Code() const {
  const bool failed = Count(ErrorClass::kFailed) > 0 || Count(ErrorClass::kRowsDiffer) > 0;
  const bool harmless = Count(ErrorClass::kHarmless) > 0;
  if (!options_.fine_exit_codes) return failed || harmless ? kFailure : kSuccess;
  return failed ? kSomeFailed : harmless ? kHarmlessErrors : kSuccess;
}

int Outcome::Code(const std::exception& failure) const {
  if (!options_.fine_exit_codes) return kFailure;
  if (Count(ErrorClass::kAborted) > 0) return kAborted;
  const auto* error = dynamic_cast<const base::Error*>(&failure);
  const bool usage = error != nullptr && error->code() == base::ErrorCode::kUsage;
  return usage ? kWrongUsage : kFailure;
}

}  // namespace pgstow::cli
