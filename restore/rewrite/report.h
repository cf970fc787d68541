// What is told about a rewriting before anything runs.
#pragma once

#include "restore/rewrite/rewrite.h"

namespace pgstow::rewrite {

struct ReportOptions {
  bool strict_maps = false;   // --strict-maps: what can't be mapped safely is an error
  bool strict_names = false;  // --strict-names: and so is a map that names nothing
};

// Logs a warning for each problem and each map that names nothing. Throws kUsage with strict_maps
// after all problems, and kNotFound with strict_names, when there are any.
void Report(const Rewritten& rewritten, const ReportOptions& options);

}  // namespace pgstow::rewrite
