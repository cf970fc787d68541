// The comments of a script and the words of the log: what people read about a step. Pure, but for
// the time.
#pragma once

#include <string>
#include <string_view>

#include "host/model/entry.h"
#include "restore/plan/plan.h"

namespace pgstow::script {

// The lines before an entry's SQL, which name it. `verbose` adds its ids and dependencies.
std::string EntryComment(const model::Entry& entry, plan::Action action,
                         const plan::PlanOptions& options, bool verbose);

// The line that says when the script was begun or ended; `what`: "Started", "Completed".
std::string TimeComment(std::string_view what);

// What the step does, for the log: "creating TABLE \"app.t\"".
std::string StepLog(const model::Entry& entry, plan::Action action);

// psql's \connect to a database, with a newline. Names that psql would not take as they are go
// through a connection string. Throws kUnsupported for a name with a newline, which psql can't be
// told.
std::string ConnectCommand(const std::string& database);

}  // namespace pgstow::script
