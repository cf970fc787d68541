// The script renderer as a service for format plugins (PGSTOW_SCRIPT_SERVICE).
#pragma once

#include <pgstow/services.h>

#include "restore/plan/plan.h"
#include "restore/script/script_writer.h"

namespace pgstow::script {

// The service, for loader::ProvideService(PGSTOW_SCRIPT_SERVICE, …). It renders every entry of the
// TOC that it is given under the options of the running command, which are set once, before the
// first script. The pointer lives as long as the program.
const pgstow_script_service* ScriptService(const plan::PlanOptions& plan,
                                           const ScriptOptions& script);

}  // namespace pgstow::script
