// The transactions of --transaction-size: what is restored goes into one after the other.
#pragma once

#include "host/pg/connection.h"
#include "restore/script/transaction_size.h"

namespace pgstow::execute {

// One thread at a time.
class Batch {
 public:
  // 0: there are none, and nothing here does anything.
  explicit Batch(int limit) : size_(limit) {}

  bool runs() const { return runs_; }

  void Begin(pg::Connection& connection) {
    if (!size_.limited() || runs_) return;
    connection.Execute("BEGIN");
    runs_ = true;
  }

  // That many actions are done: when the transaction is full, another one begins.
  void Add(int actions, pg::Connection& connection) {
    if (runs_ && size_.Add(actions)) connection.Execute("COMMIT; BEGIN");
  }

  void End(pg::Connection& connection) {
    if (!runs_) return;
    connection.Execute("COMMIT");
    runs_ = false;
  }

 private:
  script::TransactionSize size_;
  bool runs_ = false;
};

}  // namespace pgstow::execute
