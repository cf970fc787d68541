// Ending before the time: what the program leaves behind when the user interrupts it.
#pragma once

namespace pgstow::cli {

// From here on SIGINT, SIGTERM and SIGHUP are waited for by a thread of their own: it removes
// unfinished files, cancels what servers are running for us, says so, and ends the program with
// exit code 1, or another that SetInterruptedCode names. Signals that were being ignored (nohup)
// stay so. SIGPIPE is ignored, so that a reader that goes away is a write error, reported like any
// other. Before other threads start.
void HandleSignals();

// From here on a reader that goes away ends the program without a word, as it does PostgreSQL's
// tools: "pg_restore -l FILE | head -n 1".
void EndWithReader();

// The exit code of a program that is interrupted from here on. Any thread.
void SetInterruptedCode(int code);

}  // namespace pgstow::cli
