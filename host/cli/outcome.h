// What came of a restore, for its exit code and for those who want to know.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <exception>
#include <optional>

#include "host/cli/line_file.h"
#include "host/cli/outcome_options.h"
#include "restore/execute/restore.h"

namespace pgstow::cli {

// Listens to one restore. Outlives it.
class Outcome {
 public:
  // Outlived by the options.
  explicit Outcome(const OutcomeOptions& options) : options_(options) {}

  // Sets what the options ask of the restore, and listens to it from its start. Throws what
  // LineFile throws.
  void Attach(execute::RestoreOptions& restore);

  // The exit code: of a restore that came to its end, and of one that `failure` ended or kept from
  // beginning. By the table in docs/RESTORE.md.
  int Code() const;
  int Code(const std::exception& failure) const;

 private:
  void Take(const execute::StepError& error);
  uint64_t Count(execute::ErrorClass error_class) const;

  const OutcomeOptions& options_;
  std::optional<LineFile> report_;
  std::array<std::atomic<uint64_t>, execute::kErrorClasses> errors_{};
};

}  // namespace pgstow::cli
