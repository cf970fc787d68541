// What a plan needs of its target beyond what it makes itself. Pure.
#pragma once

#include <vector>

#include "host/model/entry.h"
#include "restore/explain/object.h"
#include "restore/plan/plan.h"
#include "restore/script/options.h"

namespace pgstow::explain {

// The roles, tablespaces, extensions, languages, access methods, providers of security labels and
// settings that the statements of the plan name, each once, by class and name.
std::vector<Object> RequirementsOf(const model::Toc& toc, const plan::Plan& plan,
                                   const script::ScriptOptions& script);

}  // namespace pgstow::explain
