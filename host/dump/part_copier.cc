#include "host/dump/part_copier.h"

#include <memory>
#include <span>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/base/log.h"
#include "host/dump/row_pipe.h"

namespace pgstow::dump {
namespace {

void LogStart(const CopyTask& task) {
  std::string line = fmt::format("dumping contents of table \"{}.{}\"", task.schema, task.table);
  if (task.parts > 1) line += fmt::format(" (part {} of {})", task.part + 1, task.parts);
  base::LogLine(base::LogLevel::kInfo, line);
}

// A COPY that was refused is worded like any other query, one that broke off names the table.
[[noreturn]] void ThrowNamingTable(const pg::ServerError& error, const CopyTask& task) {
  using Stage = pg::ServerError::Stage;
  if (error.stage() != Stage::kCopyData && error.stage() != Stage::kCopyResult) throw error;
  const char* function = error.stage() == Stage::kCopyData ? "PQgetCopyData" : "PQgetResult";
  throw base::Error(base::ErrorCode::kServer,
                    fmt::format("Dumping the contents of table \"{}\" failed: {}() failed.",
                                task.table, function))
      .WithDetail(fmt::format("Error message from server: {}\nCommand was: {}",
                              error.server_message(), task.copy_out))
      .WithSqlstate(error.sqlstate());
}

}  // namespace

void PartCopier::Copy(pg::Connection& connection, const CopyTask& task) {
  if (base::LogEnabled(base::LogLevel::kInfo)) LogStart(task);
  const std::unique_ptr<archive::PartWriter> part = writer_.OpenPart(task.entry, task.part, turn_);
  RowPipe pipe(*part);
  uint64_t rows = 0;
  try {
    rows = connection.CopyOut(task.copy_out, [&](std::span<const char> row) {
      if (stop_.load(std::memory_order_relaxed)) {
        throw base::Error(base::ErrorCode::kInterrupted, "the dump was stopped");
      }
      pipe.Write(row);
      bytes_ += row.size();
    });
  } catch (const pg::ServerError& error) {
    // A frame that waits for its turn would hold the error up for as long.
    if (turn_ != nullptr && !can_redo()) turn_->Withdraw();
    ThrowNamingTable(error, task);
  }
  pipe.Finish();
  part->Close(rows);
  bytes_ = 0;
}

}  // namespace pgstow::dump
