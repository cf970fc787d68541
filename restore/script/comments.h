// The comments of a script and the words of the log: what people read about a step.
#pragma once

#include <ctime>
#include <string>
#include <string_view>

#include "host/model/entry.h"
#include "restore/plan/plan.h"

namespace pgstow::script {

// The lines before an entry's SQL, which name it. `verbose` adds its ids and dependencies.
std::string EntryComment(const model::Entry& entry, plan::Action action,
                         const plan::PlanOptions& options, bool verbose);

// The line that says when the script was begun or ended; `what`: "Started", "Completed".
std::string TimeComment(std::string_view what, std::time_t time = std::time(nullptr));

// What the step does, for the log: "creating TABLE \"app.t\"". Empty for what pg_restore does not
// tell of, statistics.
std::string StepLog(const model::Entry& entry, plan::Action action);

// Writes that to the log.
void LogStep(const model::Entry& entry, plan::Action action);

// psql's \connect to a database, with a newline. Names that psql would not take as they are go
// through a connection string. Throws kUnsupported for a name with a newline, which psql can't be
// told.
std::string ConnectCommand(const std::string& database);

}  // namespace pgstow::script
