#include "host/dump/copy_source.h"

#include <span>
#include <string_view>

#include <fmt/format.h>

#include "host/base/error.h"

namespace pgstow::dump {
namespace {

// Of a standby's COPY, which reads alone: the rows are about to be changed under it.
constexpr std::string_view kSerializationFailure = "40001";

// A COPY that was refused is worded like any other query, one that broke off names the table.
[[noreturn]] void ThrowNamingTable(const pg::ServerError& error, const CopyTask& task) {
  using Stage = pg::ServerError::Stage;
  if (error.stage() != Stage::kCopyData && error.stage() != Stage::kCopyResult) throw error;
  const char* function = error.stage() == Stage::kCopyData ? "PQgetCopyData" : "PQgetResult";
  throw base::Error(
      base::ErrorCode::kServer,
      fmt::format("Dumping the contents of table \"{}\" failed: {}() failed.", task.name, function))
      .WithDetail(fmt::format("Error message from server: {}\nCommand was: {}",
                              error.server_message(), task.copy_out))
      .WithHint(error.sqlstate() == kSerializationFailure
                    ? "Let a standby wait for dumps: max_standby_streaming_delay, or "
                      "hot_standby_feedback."
                    : "")
      .WithSqlstate(error.sqlstate());
}

// A newline within a row is written otherwise, and so is what would end the data for who reads them
// in a script: what stands behind it there would be run.
void CheckRow(std::span<const char> row, const CopyTask& task) {
  const std::string_view text(row.data(), row.size());
  if (text.find('\n') + 1 == text.size() && !text.starts_with("\\.")) return;
  base::Throw(base::ErrorCode::kServer,
              "the server sent contents of table \"{}\" that are no rows in COPY's text form",
              task.name);
}

}  // namespace

uint64_t ReadCopy(pg::Connection& connection, const CopyTask& task, const DataSink& sink) {
  try {
    return connection.CopyOut(task.copy_out, [&](std::span<const char> row) {
      CheckRow(row, task);
      sink(row);
    });
  } catch (const pg::ServerError& error) {
    ThrowNamingTable(error, task);
  }
}

}  // namespace pgstow::dump
