// What belongs to a whole server: roles, their settings and memberships, privileges on
// configuration parameters, tablespaces.
#pragma once

#include "host/model/globals.h"
#include "host/pg/connection.h"

namespace pgstow::catalog {

struct GlobalsOptions {
  bool roles = true;  // with settings, memberships and parameters
  bool tablespaces = true;
  bool passwords = true;  // of roles; only superusers may read them
  bool acls = true;
  bool comments = true;
  bool security_labels = true;
};

// Reads them with the connection, in whatever database, by a handful of queries; roles of the
// system (pg_…) are left out. The definitions hold constants that mean the same in every session.
// Throws kUnsupported when memberships can't be granted in any order, kServer. Source:
// https://www.postgresql.org/docs/18/app-pg-dumpall.html
model::Globals ReadGlobals(pg::Connection& connection, const GlobalsOptions& options);

}  // namespace pgstow::catalog
