#include "host/dump/copy_source.h"

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

}  // namespace

uint64_t ReadCopy(pg::Connection& connection, const CopyTask& task, const DataSink& sink) {
  try {
    return connection.CopyOut(task.copy_out, sink);
  } catch (const pg::ServerError& error) {
    ThrowNamingTable(error, task);
  }
}

}  // namespace pgstow::dump
