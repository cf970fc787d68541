#include "host/dump/lock_room.h"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

namespace pgstow::dump {
namespace {

// More than a server can be set to is taken for the most that it can.
int64_t Setting(int64_t told) { return std::clamp<int64_t>(told, 0, INT32_MAX); }

int64_t LocksOf(const LockRoom& room) {
  return Setting(room.per_transaction) * Setting(room.transactions);
}

}  // namespace

LockRoom ReadLockRoom(pg::Connection& connection) {
  const pg::Result settings = connection.Query(
      "SELECT pg_catalog.current_setting('max_locks_per_transaction')::pg_catalog.int8,"
      " pg_catalog.current_setting('max_connections')::pg_catalog.int8"
      " + pg_catalog.current_setting('max_prepared_transactions')::pg_catalog.int8");
  return {.per_transaction = settings[0].integer(0), .transactions = settings[0].integer(1)};
}

bool HasRoom(const LockRoom& room, size_t locks) {
  return static_cast<int64_t>(locks) <= LocksOf(room);
}

int64_t NeededPerTransaction(const LockRoom& room, size_t locks) {
  const auto needed = static_cast<int64_t>(locks + locks / 10 + 1);
  const int64_t transactions = std::max<int64_t>(1, Setting(room.transactions));
  return (needed + transactions - 1) / transactions;
}

base::Error TooSmall(const LockRoom& room, size_t locks) {
  return base::Error(
             base::ErrorCode::kServer,
             fmt::format("the dump locks {} relations, but the server is set up for {} locks",
                         locks, LocksOf(room)))
      .WithHint(
          fmt::format("Set max_locks_per_transaction to {} or more (it is {}) and restart the "
                      "server, or dump fewer tables at a time.",
                      NeededPerTransaction(room, locks), room.per_transaction));
}

}  // namespace pgstow::dump
