// What a user may not read of what a dump would.
#pragma once

#include "host/base/error.h"
#include "host/catalog/catalog.h"
#include "host/pg/connection.h"

namespace pgstow::dump {

// A dump under `options` failed with `error`, since rights are missing: the server names the first
// object and stops there. Ends the connection's transaction, looks for every object that the
// connection's role may not read, and returns the error with a hint that tells the commands which
// would help; the error as it is when none is found, or the look fails too. A few queries however
// many objects there are.
base::Error WithMissingRights(pg::Connection& connection, catalog::ReadOptions options,
                              const base::Error& error);

}  // namespace pgstow::dump
