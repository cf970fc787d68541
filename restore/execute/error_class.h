// Which errors of a restore matter. Pure: a table over what the server said and what was being
// done.
#pragma once

#include "restore/execute/step_error.h"

namespace pgstow::execute {

// Fills error_class, reason and remedy from the other members. An error that no row of the table is
// about is kFailed without a reason, or kRowsDiffer when it has `rows`.
void Classify(StepError& error);

}  // namespace pgstow::execute
