// How many locks a server has room for. All its sessions share the room, and any of them fails when
// it is used up, so that is foreseen.
// Source: https://www.postgresql.org/docs/18/runtime-config-locks.html
#pragma once

#include <cstddef>
#include <cstdint>

#include "host/base/error.h"
#include "host/pg/connection.h"

namespace pgstow::dump {

struct LockRoom {
  int64_t per_transaction = 0;  // max_locks_per_transaction
  int64_t transactions = 0;     // max_connections + max_prepared_transactions
};

LockRoom ReadLockRoom(pg::Connection& connection);

// Whether so many locks fit; servers have a little more room than they promise. Pure.
bool HasRoom(const LockRoom& room, size_t locks);

// The max_locks_per_transaction that a dump with so many locks needs, a tenth left to others. Pure.
int64_t NeededPerTransaction(const LockRoom& room, size_t locks);

// Says so: what() tells how many, the hint which setting to change. Pure.
base::Error TooSmall(const LockRoom& room, size_t locks);

}  // namespace pgstow::dump
