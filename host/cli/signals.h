// Ending before the time: what the program leaves behind when the user interrupts it.
#pragma once

namespace pgstow::cli {

// From here on SIGINT, SIGTERM and SIGHUP are waited for by a thread of their own: it removes
// unfinished files, cancels what servers are running for us, says so, and ends the program with
// exit code 1. Signals that were being ignored (nohup) stay so. SIGPIPE is ignored, so that a
// reader that goes away is a write error, reported like any other. Before other threads start.
void HandleSignals();

}  // namespace pgstow::cli
