// Connection strings for programs that connect to many databases of one server.
// Source: https://www.postgresql.org/docs/18/libpq-connect.html#LIBPQ-CONNSTRING
#pragma once

#include <string>

#include "host/pg/connection.h"

namespace pgstow::pg {

// The way to `database` of the server that `server` reaches: a connection string or URI in its
// dbname says how, apart from the database, and its host, port and user come before what the
// string says of those. In the result the dbname says it all. An empty `database` is libpq's
// default. Throws kUsage, in libpq's words, for a dbname that is neither empty nor such a string.
ConnectionOptions ToDatabase(const ConnectionOptions& server, const std::string& database);

}  // namespace pgstow::pg
