#include "restore/execute/copy_load.h"

#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/base/log.h"
#include "restore/execute/transaction_load.h"
#include "restore/plan/copy_statement.h"

namespace pgstow::execute {
namespace {

class FreshLoad : public TransactionLoad {
 public:
  FreshLoad(pg::Connection& connection, const model::Entry& entry, const ReportError& report,
            bool freeze)
      : TransactionLoad(connection, entry, report),
        copy_(plan::ParseCopyStatement(entry.copy)),
        freeze_(freeze) {}

 private:
  std::string Prepare() const override { return TruncateStatement(entry()); }
  std::string Copy() const override {
    return freeze_ && copy_ ? plan::CopyWith({.freeze = true}, *copy_) : entry().copy;
  }
  uint64_t Conclude() override { return connection().CopyEnd(); }

  const std::optional<plan::CopyStatement> copy_;
  const bool freeze_;
};

// Its name is free in each session; it is gone with the transaction.
constexpr std::string_view kWaitingRows = "pg_temp.pgstow_rows";

class ConflictLoad : public TransactionLoad {
 public:
  ConflictLoad(pg::Connection& connection, const model::Entry& entry, const ReportError& report,
               const plan::CopyStatement& copy)
      : TransactionLoad(connection, entry, report),
        copy_(copy),
        columns_(copy.columns.empty() ? "*" : copy.columns.substr(1, copy.columns.size() - 2)) {}

 private:
  // The columns and nothing of what the table demands of them: generated ones are not among them.
  std::string Prepare() const override {
    return fmt::format(
        "CREATE TEMPORARY TABLE pgstow_rows ON COMMIT DROP AS SELECT {} FROM {} WITH NO DATA",
        columns_, copy_.table);
  }
  std::string Copy() const override { return plan::CopyInto(kWaitingRows, copy_); }

  // COPY takes values for identity columns; INSERT does when told to.
  uint64_t Conclude() override {
    const uint64_t rows = connection().CopyEnd();
    const std::string insert = fmt::format(
        "INSERT INTO {} {} OVERRIDING SYSTEM VALUE SELECT {} FROM {} ON CONFLICT DO NOTHING",
        copy_.table, copy_.columns, columns_, kWaitingRows);
    const uint64_t loaded = RowsOf(connection().Query(insert));
    connection().Execute(fmt::format("DROP TABLE {}", kWaitingRows));
    TellConflicts(entry(), loaded, rows);
    return loaded;
  }

  const plan::CopyStatement copy_;
  const std::string columns_;
};

}  // namespace

std::unique_ptr<DataLoad> NewFreshLoad(pg::Connection& connection, const model::Entry& entry,
                                       const ReportError& report, bool freeze) {
  return std::make_unique<FreshLoad>(connection, entry, report, freeze);
}

std::unique_ptr<DataLoad> NewConflictLoad(pg::Connection& connection, const model::Entry& entry,
                                          const ReportError& report) {
  const auto copy = plan::ParseCopyStatement(entry.copy);
  if (!copy) {
    base::Throw(base::ErrorCode::kUnsupported,
                "can't tell rows of {} \"{}\" that are there from others: its data is loaded by "
                "\"{}\"",
                entry.kind, entry.tag, entry.copy);
  }
  return std::make_unique<ConflictLoad>(connection, entry, report, *copy);
}

void TellConflicts(const model::Entry& entry, uint64_t loaded, uint64_t all) {
  if (loaded == all) return;
  base::Log(base::LogLevel::kWarning, "table \"{}\": {} of {} rows were there already",
            entry.schema.empty() ? entry.tag : entry.schema + "." + entry.tag, all - loaded, all);
}

}  // namespace pgstow::execute
