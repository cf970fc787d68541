// The script renderer as a service for format plugins (PGSTOW_SCRIPT_SERVICE).
#pragma once

#include <pgstow/services.h>

#include "host/model/entry.h"
#include "restore/plan/plan.h"
#include "restore/script/options.h"

namespace pgstow::script {

// Copies a table of contents that a plugin shows; may throw. archive::CopyToc.
using CopyTocFunction = model::Toc (*)(const pgstow_toc& toc);

// The service, for loader::ProvideService(PGSTOW_SCRIPT_SERVICE, …). It renders every entry of the
// TOC that it is given (the database's own only with `create`) under the options of the running
// command: those of the last call, which no script is being rendered during. The pointer lives as
// long as the program.
const pgstow_script_service* ScriptService(const plan::PlanOptions& plan,
                                           const ScriptOptions& script, CopyTocFunction copy_toc);

}  // namespace pgstow::script
