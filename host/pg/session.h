// What a session of pgstow looks like to the server: hardened, predictable, under one snapshot.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "host/pg/connection.h"

namespace pgstow::pg {

// How a dump session is set up.
struct SessionOptions {
  std::optional<std::string> role;      // --role
  std::optional<std::string> encoding;  // --encoding; nothing: the database's own
  bool row_security = false;            // --enable-row-security
  bool quote_all_identifiers = false;
  int extra_float_digits = 3;  // what round-trips; --extra-float-digits
  // --lock-wait-timeout, in any form that statement_timeout takes ("2000", "5s").
  std::optional<std::string> lock_wait_timeout;
  bool serializable_deferrable = false;
  bool standard_strings = false;  // standard_conforming_strings on, whatever the database has
};

// Server versions that the catalog rooms know, as major numbers.
inline constexpr int kOldestServer = 13;
inline constexpr int kNewestServer = 18;

// Checks a server's version (180003 for 18.3, and how it spells that): kOldestServer to
// kNewestServer, a newer one only when `allow_newer`. Throws kVersion with the versions in the
// detail. Pure.
void CheckServerVersion(int version, std::string_view text, bool allow_newer);
void CheckServerVersion(const Connection& connection, bool allow_newer);

// Whether it is newer than what the catalog rooms know.
inline bool IsNewer(const Connection& connection) {
  return connection.server_version() / 10000 > kNewestServer;
}

// Sets every setting that changes how the server writes values or looks up names: empty
// search_path, DateStyle ISO, IntervalStyle postgres, extra_float_digits, row_security, timeouts 0,
// synchronize_seqscans off, restrict_nonsystem_relation_kind where the server has it; and the role
// and encoding asked for. Throws kUsage for an encoding that there is not, ServerError. Source:
// https://www.postgresql.org/docs/18/runtime-config-client.html
void HardenDumpSession(Connection& connection, const SessionOptions& options);

// Lets a hardened session read foreign tables, or forbids it again.
void AllowForeignTables(Connection& connection, bool allow);

// Starts the transaction that a dump reads in: REPEATABLE READ, READ ONLY; SERIALIZABLE DEFERRABLE
// when asked and no snapshot is imported. `snapshot`: id to import, empty for a new one.
void BeginSnapshot(Connection& connection, const SessionOptions& options,
                   std::string_view snapshot);

// Exports the snapshot of the running transaction, for other connections to import as long as this
// transaction lasts.
std::string ExportSnapshot(Connection& connection);

}  // namespace pgstow::pg
