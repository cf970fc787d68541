#include "restore/execute/transaction_load.h"

#include <fmt/format.h>

#include "host/base/log.h"
#include "host/sql/quote.h"
#include "restore/plan/copy_statement.h"

namespace pgstow::execute {

bool TransactionLoad::Begin() {
  own_transaction_ = !connection_.in_transaction();
  if (own_transaction_) connection_.Execute("BEGIN");
  const std::string prepare = Prepare();
  const std::string copy = Copy();
  return (prepare.empty() || Try(prepare, [&] { connection_.Execute(prepare); })) &&
         Try(copy, [&] { connection_.CopyBegin(copy); });
}

uint64_t TransactionLoad::End() {
  uint64_t rows = 0;
  try {
    rows = Conclude();
    if (own_transaction_) connection_.Execute("COMMIT");
  } catch (const pg::ServerError& error) {
    LeaveTransaction();
    Fail(error, CopyFailure(error, entry_));
    return 0;
  }
  return rows;
}

void TransactionLoad::Abandon(std::string_view reason) noexcept {
  connection_.CopyFail(reason);
  LeaveTransaction();
}

bool TransactionLoad::Try(const std::string& sql, const std::function<void()>& work) {
  try {
    work();
    return true;
  } catch (const pg::ServerError& error) {
    LeaveTransaction();
    Fail(error, QueryFailure(error, sql));
    return false;
  }
}

void TransactionLoad::LeaveTransaction() noexcept {
  if (!own_transaction_ || connection_.broken()) return;
  try {
    connection_.Execute("ROLLBACK");
  } catch (const base::Error& error) {
    base::Log(base::LogLevel::kDebug, "{}", error.what());
  }
}

std::string TruncateStatement(const model::Entry& entry) {
  const auto copy = plan::ParseCopyStatement(entry.copy);
  return fmt::format("TRUNCATE TABLE ONLY {}",
                     copy ? std::string(copy->table) : sql::Qualified(entry.schema, entry.tag));
}

}  // namespace pgstow::execute
