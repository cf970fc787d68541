#include "restore/execute/copy_load.h"

#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/base/log.h"
#include "host/sql/quote.h"
#include "restore/plan/copy_statement.h"

namespace pgstow::execute {
namespace {

// A COPY between statements of the same transaction.
class TransactionLoad : public DataLoad {
 public:
  TransactionLoad(pg::Connection& connection, const model::Entry& entry, const ReportError& report)
      : connection_(connection), entry_(entry), report_(report) {}

  bool Begin() override {
    own_transaction_ = !connection_.in_transaction();
    if (own_transaction_) connection_.Execute("BEGIN");
    const std::string prepare = Prepare();
    const std::string copy = Copy();
    return Try(prepare, [&] { connection_.Execute(prepare); }) &&
           Try(copy, [&] { connection_.CopyBegin(copy); });
  }

  void Write(std::span<const char> data) override { connection_.CopyWrite(data); }

  uint64_t End() override {
    uint64_t rows = 0;
    try {
      rows = Conclude(connection_.CopyEnd());
      if (own_transaction_) connection_.Execute("COMMIT");
    } catch (const pg::ServerError& error) {
      LeaveTransaction();
      report_(error, CopyFailure(error, entry_));
      return 0;
    }
    return rows;
  }

  void Abandon(std::string_view reason) noexcept override {
    connection_.CopyFail(reason);
    LeaveTransaction();
  }

 protected:
  virtual std::string Prepare() const = 0;
  virtual std::string Copy() const = 0;

  // After so many rows were sent. Returns how many are loaded.
  virtual uint64_t Conclude(uint64_t rows) = 0;

  pg::Connection& connection() { return connection_; }
  const model::Entry& entry() const { return entry_; }

 private:
  template <typename Work>
  bool Try(const std::string& sql, Work&& work) {
    try {
      work();
      return true;
    } catch (const pg::ServerError& error) {
      LeaveTransaction();
      report_(error, QueryFailure(error, sql));
      return false;
    }
  }

  void LeaveTransaction() noexcept {
    if (!own_transaction_ || connection_.broken()) return;
    try {
      connection_.Execute("ROLLBACK");
    } catch (const base::Error& error) {
      base::Log(base::LogLevel::kDebug, "{}", error.what());
    }
  }

  pg::Connection& connection_;
  const model::Entry& entry_;
  const ReportError& report_;
  bool own_transaction_ = false;
};

class FreshLoad : public TransactionLoad {
 public:
  FreshLoad(pg::Connection& connection, const model::Entry& entry, const ReportError& report,
            bool freeze)
      : TransactionLoad(connection, entry, report),
        copy_(plan::ParseCopyStatement(entry.copy)),
        freeze_(freeze) {}

 private:
  std::string Prepare() const override {
    return fmt::format("TRUNCATE TABLE ONLY {}", copy_
                                                     ? std::string(copy_->table)
                                                     : sql::Qualified(entry().schema, entry().tag));
  }
  std::string Copy() const override {
    return freeze_ && copy_ ? plan::CopyWithFreeze(*copy_) : entry().copy;
  }
  uint64_t Conclude(uint64_t rows) override { return rows; }

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
  uint64_t Conclude(uint64_t rows) override {
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
