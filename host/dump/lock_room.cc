#include "host/dump/lock_room.h"

#include <algorithm>

#include <fmt/format.h>

namespace pgstow::dump {

LockRoom ReadLockRoom(pg::Connection& connection) {
  const pg::Result settings = connection.Query(
      "SELECT pg_catalog.current_setting('max_locks_per_transaction')::pg_catalog.int8,"
      " pg_catalog.current_setting('max_connections')::pg_catalog.int8"
      " + pg_catalog.current_setting('max_prepared_transactions')::pg_catalog.int8");
  return {.per_transaction = settings[0].integer(0), .transactions = settings[0].integer(1)};
}

bool HasRoom(const LockRoom& room, size_t locks) {
  return static_cast<int64_t>(locks) <= room.per_transaction * room.transactions;
}

int64_t NeededPerTransaction(const LockRoom& room, size_t locks) {
  const auto needed = static_cast<int64_t>(locks + locks / 10 + 1);
  const int64_t transactions = std::max<int64_t>(1, room.transactions);
  return (needed + transactions - 1) / transactions;
}

base::Error TooSmall(const LockRoom& room, size_t locks) {
  return base::Error(
             base::ErrorCode::kServer,
             fmt::format("the dump locks {} relations, but the server is set up for {} locks",
                         locks, room.per_transaction * room.transactions))
      .WithHint(
          fmt::format("Set max_locks_per_transaction to {} or more (it is {}) and restart the "
                      "server, or dump fewer tables at a time.",
                      NeededPerTransaction(room, locks), room.per_transaction));
}

}  // namespace pgstow::dump
