// Asks a restore's target what predictions go by.
#pragma once

#include <string>

#include "host/pg/connection.h"
#include "restore/explain/target_facts.h"

namespace pgstow::execute {

// Reads what is there in a read-only transaction, with a fixed number of queries however much there
// is. Changes nothing. `encoding`: of all names; `role`: whose rights count (--role); empty: the
// user's own. Throws ServerError.
explain::TargetFacts ReadTargetFacts(pg::Connection& connection, const std::string& encoding,
                                     const std::string& role);

}  // namespace pgstow::execute
