// What a session of pgstow looks like to the server: hardened, predictable, under one snapshot.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "host/pg/connection.h"

namespace pgstow::pg {

// How a dump session is set up.
struct SessionOptions {
  std::string role;               // --role
  std::string encoding;           // --encoding; empty: the database's own
  bool row_security = false;      // --enable-row-security
  bool quote_all_identifiers = false;
  int extra_float_digits = 3;     // what round-trips; --extra-float-digits
  int64_t lock_wait_timeout_ms = -1;  // --lock-wait-timeout; < 0: none
  bool serializable_deferrable = false;
};

// Checks the server's version: 13 to 18, a newer one only when `allow_newer`. Throws kVersion with
// both versions in the detail, as pg_dump does.
void CheckServerVersion(const Connection& connection, bool allow_newer);

// Sets every setting that changes how the server writes values or looks up names: empty search_path,
// DateStyle ISO, IntervalStyle postgres, extra_float_digits, row_security off, timeouts 0,
// synchronize_seqscans off, restrict_nonsystem_relation_kind where the server has it. Which
// settings exist is asked from pg_settings, once. Source:
// https://www.postgresql.org/docs/18/runtime-config-client.html
void HardenDumpSession(Connection& connection, const SessionOptions& options);

// Starts the transaction that a dump reads in (REPEATABLE READ, READ ONLY; SERIALIZABLE DEFERRABLE
// when asked). `snapshot`: id to import, empty for a new one.
void BeginSnapshot(Connection& connection, const SessionOptions& options,
                   std::string_view snapshot);

// Exports the snapshot of the running transaction for other connections to import.
std::string ExportSnapshot(Connection& connection);

}  // namespace pgstow::pg
