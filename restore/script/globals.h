// What belongs to a whole server, as SQL text. Pure.
#pragma once

#include <string>

#include "host/model/globals.h"

namespace pgstow::script {

// The body of the script that makes them: group after group as pg_dumpall writes them, each under
// its heading; of a group that is absent, nothing.
std::string GlobalsText(const model::Globals& globals);

}  // namespace pgstow::script
