// Schemas that a restore keeps in its target while it runs.
#pragma once

#include <string_view>

#include "host/pg/connection.h"

namespace pgstow::execute {

// True when there is a schema of that name which the current user made, with all that is in it;
// false when there is none of that name. Throws kServer for another's: what it holds could run with
// our rights.
bool FindOwnSchema(pg::Connection& connection, std::string_view schema);

}  // namespace pgstow::execute
