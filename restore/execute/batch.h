// The transactions of --transaction-size: what is restored goes into one after the other.
#pragma once

#include <functional>
#include <string_view>
#include <utility>

#include "restore/script/transaction_size.h"

namespace pgstow::execute {

// One thread at a time.
class Batch {
 public:
  // Sends what begins or ends a transaction. What it throws goes through.
  using Send = std::function<void(std::string_view commands)>;

  // 0: there are none, and nothing here does anything.
  Batch(int limit, Send send) : size_(limit), send_(std::move(send)) {}

  bool runs() const { return runs_; }

  void Begin() {
    if (!size_.limited() || runs_) return;
    send_("BEGIN");
    runs_ = true;
  }

  // Whether the transaction is full with so many more actions.
  bool IsFullWith(int actions) const { return runs_ && size_.IsFullWith(actions); }

  // That many actions are done: when the transaction is full, another one begins.
  void Add(int actions) {
    if (Count(actions)) send_(kNext);
  }

  // As Add, for who sends what ends the transaction and begins another one when this is true.
  bool Count(int actions) { return runs_ && size_.Add(actions); }
  static constexpr std::string_view kNext = "COMMIT; BEGIN";

  void End() {
    if (!runs_) return;
    send_("COMMIT");
    runs_ = false;
  }

 private:
  script::TransactionSize size_;
  const Send send_;
  bool runs_ = false;
};

}  // namespace pgstow::execute
