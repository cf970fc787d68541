#include "host/pg/session.h"

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/base/log.h"
#include "host/sql/quote.h"

namespace pgstow::pg {
namespace {

struct Setting {
  std::string_view name;
  std::string_view value;
};

constexpr std::string_view kRestrictedKinds = "restrict_nonsystem_relation_kind";

// Settings that are the same in every dump. What a server does not have is passed over.
constexpr Setting kSettings[] = {
    {"DateStyle", "ISO"},
    {"IntervalStyle", "postgres"},
    // Rows in the order of the file, so that the same snapshot gives the same bytes.
    {"synchronize_seqscans", "off"},
    {"max_parallel_workers_per_gather", "0"},
    {"statement_timeout", "0"},
    {"lock_timeout", "0"},
    {"idle_in_transaction_session_timeout", "0"},
    {"idle_session_timeout", "0"},
    {"transaction_timeout", "0"},
    // A relation that was swapped for a view or foreign table must not run code of its owner.
    {kRestrictedKinds, "view, foreign-table"},
};

std::string SettingRow(std::string_view name, std::string_view value) {
  return fmt::format("({}, {})", sql::Literal(name), sql::Literal(value));
}

void SetEncoding(Connection& connection, const std::string& encoding) {
  constexpr std::string_view kInvalidParameterValue = "22023";
  constexpr std::string_view kFeatureNotSupported = "0A000";  // no conversion from the database's
  try {
    connection.Execute("SET client_encoding TO " + sql::Literal(encoding));
  } catch (const ServerError& error) {
    if (error.sqlstate() != kInvalidParameterValue && error.sqlstate() != kFeatureNotSupported) {
      throw;
    }
    base::Throw(base::ErrorCode::kUsage, "invalid client encoding \"{}\" specified", encoding);
  }
}

}  // namespace

void CheckServerVersion(int version, std::string_view text, bool allow_newer) {
  const int major = version / 10000;
  if (major >= kOldestServer && (major <= kNewestServer || allow_newer)) return;
  throw base::Error(base::ErrorCode::kVersion, "aborting because of server version mismatch")
      .WithDetail(fmt::format("server version: {}; known versions: {} to {}", text, kOldestServer,
                              kNewestServer))
      .WithHint(major < kOldestServer ? ""
                                      : "Use --allow-newer to go on; what that version brought is "
                                        "not known to this one.");
}

void CheckServerVersion(const Connection& connection, bool allow_newer) {
  CheckServerVersion(connection.server_version(), connection.server_version_text(), allow_newer);
}

void HardenDumpSession(Connection& connection, const SessionOptions& options) {
  // Each statement of the batch is looked up when its turn comes, so from the second on no name is
  // found in a schema that users can write.
  std::string rows;
  for (const Setting& setting : kSettings) {
    rows += SettingRow(setting.name, setting.value) + ", ";
  }
  if (options.standard_strings) rows += SettingRow("standard_conforming_strings", "on") + ", ";
  rows += SettingRow("row_security", options.row_security ? "on" : "off") + ", ";
  rows += SettingRow("quote_all_identifiers", options.quote_all_identifiers ? "on" : "off") + ", ";
  rows += SettingRow("extra_float_digits", fmt::to_string(options.extra_float_digits));
  constexpr std::string_view kEmptyPath = "SELECT pg_catalog.set_config('search_path', '', false);";
  base::Log(base::LogLevel::kInfo, "executing {}", kEmptyPath);
  connection.Execute(std::string(kEmptyPath) +
                     "\n"
                     "SET statement_timeout = 0;\n"
                     "SELECT pg_catalog.set_config(have.name, want.value, false)\n"
                     "FROM pg_catalog.pg_settings have\n"
                     "JOIN (VALUES " +
                     rows + ") AS want (name, value) ON want.name = have.name");
  if (options.encoding) SetEncoding(connection, *options.encoding);
  if (options.role) connection.Execute("SET ROLE " + sql::Identifier(*options.role));
}

void AllowForeignTables(Connection& connection, bool allow) {
  connection.Execute(fmt::format(
      "SELECT pg_catalog.set_config(name, {}, false) FROM pg_catalog.pg_settings"
      " WHERE name = {}",
      sql::Literal(allow ? "view" : "view, foreign-table"), sql::Literal(kRestrictedKinds)));
}

void BeginSnapshot(Connection& connection, const SessionOptions& options,
                   std::string_view snapshot) {
  if (options.serializable_deferrable && snapshot.empty()) {
    // By itself, so that a server which can't (a standby) refuses what pg_dump asks for too.
    connection.Execute("BEGIN");
    connection.Execute("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ ONLY, DEFERRABLE");
  } else {
    connection.Execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
  }
  if (!snapshot.empty()) {
    connection.Execute("SET TRANSACTION SNAPSHOT " + sql::Literal(snapshot));
  }
}

std::string ExportSnapshot(Connection& connection) {
  const Result result = connection.Query("SELECT pg_catalog.pg_export_snapshot()");
  return std::string(result[0].text(0));
}

}  // namespace pgstow::pg
