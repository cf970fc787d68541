// Shows how far a run is, while it goes on.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "host/base/options.h"
#include "host/base/progress.h"

namespace pgstow::cli {

struct ProgressOptions {
  enum class Style { kAuto, kNone, kTerminal, kJson } style = Style::kAuto;
  std::string file;  // kJson; empty: standard error
};

// --progress. The options outlive the row.
base::Option ProgressOption(ProgressOptions& options);

// Shows the progress until it is destroyed. By itself (kAuto) on a terminal only.
class ProgressDisplay {
 public:
  virtual ~ProgressDisplay() = default;

  // Work has ended. Any thread, one at a time.
  virtual void Take(const base::WorkDone& done) = 0;

  // `progress` outlives it. Nothing is shown for kNone, nor for kAuto where standard error is no
  // terminal. Throws what LineFile throws.
  static std::unique_ptr<ProgressDisplay> New(const ProgressOptions& options,
                                              const base::Progress& progress);
};

}  // namespace pgstow::cli
