// The error that a call across the plugin boundary is about to report. Only a status code crosses
// that boundary; the Error that explains it waits here, one a thread, until the host's side of the
// call collects it. So an error of the host's own storage or TOC comes back out of a plugin whole,
// with its code, detail and hint.
#pragma once

#include <optional>

#include "host/base/error.h"

namespace pgstow::base {

// Keeps `error` for this thread in place of an earlier one.
void SetPendingError(Error error);

// Gives this thread's error and forgets it; nothing when none is kept.
std::optional<Error> TakePendingError();

}  // namespace pgstow::base
