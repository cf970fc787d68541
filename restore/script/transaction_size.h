// --transaction-size: how much goes into one transaction. Pure. Source: what pg_restore 18 does
// with it (tests/live/restore compares the scripts).
#pragma once

#include <algorithm>

#include "host/model/entry.h"

namespace pgstow::script {

// Counts actions.
class TransactionSize {
 public:
  // 0: there is no limit, and no such transactions.
  explicit TransactionSize(int limit) : limit_(limit) {}

  bool limited() const { return limit_ > 0; }

  // Whether the transaction is full with so many more.
  bool IsFullWith(int actions) const { return limited() && count_ + actions >= limit_; }

  // That many more. True when the transaction is full: then the count starts anew.
  bool Add(int actions) {
    const bool full = IsFullWith(actions);
    count_ = full ? 0 : count_ + actions;
    return full;
  }

 private:
  const int limit_;
  int count_ = 0;
};

// Whether each statement about the entry is an action, besides the entry itself: so it is with
// large objects, of which many share an entry.
inline bool EachStatementCounts(const model::Entry& entry) {
  return entry.role == model::Role::kData && !entry.owned_as.empty();
}

// How many actions it is to make the entry: the statements of its definition, taken for as many as
// it has semicolons. A function is one, whatever its body holds.
inline int ActionsIn(const model::Entry& entry) {
  if (entry.selector == model::Selector::kFunction || EachStatementCounts(entry)) return 1;
  return std::max(1, static_cast<int>(std::ranges::count(entry.definition, ';')));
}

// What makes or drops a database, or gives it its settings, stands between transactions.
inline bool IsDatabase(const model::Entry& entry) {
  return entry.selector == model::Selector::kDatabase && entry.role == model::Role::kDefinition;
}

}  // namespace pgstow::script
