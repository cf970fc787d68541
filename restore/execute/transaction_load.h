// Rows that go into a table by COPY, between other statements of the same transaction.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "host/model/entry.h"
#include "host/pg/connection.h"
#include "restore/execute/data_load.h"

namespace pgstow::execute {

// In the transaction that runs, or else in one of its own.
class TransactionLoad : public DataLoad {
 public:
  // All outlive it.
  TransactionLoad(pg::Connection& connection, const model::Entry& entry, const ReportError& report)
      : connection_(connection), entry_(entry), report_(report) {}

  bool Begin() override;
  void Write(std::span<const char> data) override { connection_.CopyWrite(data); }
  uint64_t End() override;
  void Abandon(std::string_view reason) noexcept override;

 protected:
  virtual std::string Prepare() const = 0;  // a statement before the COPY; empty: none
  virtual std::string Copy() const = 0;

  // Ends the COPY and does what follows it. Returns how many rows are loaded.
  virtual uint64_t Conclude() = 0;

  // After an error, when the transaction is left if it was the load's own.
  virtual void Fail(const pg::ServerError& error, const std::string& message) {
    report_(error, message);
  }

  pg::Connection& connection() { return connection_; }
  const model::Entry& entry() const { return entry_; }

 private:
  bool Try(const std::string& sql, const std::function<void()>& work);
  void LeaveTransaction() noexcept;

  pg::Connection& connection_;
  const model::Entry& entry_;
  const ReportError& report_;
  bool own_transaction_ = false;
};

// The statement that empties the table of an entry and takes its rows of before, and nothing else,
// with it.
std::string TruncateStatement(const model::Entry& entry);

}  // namespace pgstow::execute
