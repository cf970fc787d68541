// What is told about a rewriting before anything runs.
#pragma once

#include <span>
#include <string>

#include "restore/rewrite/rewrite.h"

namespace pgstow::rewrite {

// Logs a warning for each problem. With `strict` (--strict-maps) throws kUsage after all of them,
// when there are any.
void ReportProblems(const Rewritten& rewritten, bool strict);

// Logs a warning for each map that names nothing (Rewritten::unused). With `strict`
// (--strict-names) throws kNotFound when there is one.
void ReportUnused(std::span<const std::string> unused, bool strict);

}  // namespace pgstow::rewrite
