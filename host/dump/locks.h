// Holding relations still while they are dumped.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "host/catalog/catalog.h"
#include "host/pg/connection.h"

namespace pgstow::dump {

// Takes ACCESS SHARE locks on the relations for the rest of the transaction, all in one statement,
// which waits `timeout` at most (as pg::SessionOptions::lock_wait_timeout). Then looks again:
// throws kServer when a name no longer stands for the relation that the transaction's snapshot
// shows, which was dropped or replaced before it was locked. The error of a timeout hints at the
// sessions that are in the way.
void LockRelations(pg::Connection& connection,
                   std::span<const catalog::ReadOptions::LockTarget> targets,
                   const std::optional<std::string>& timeout);

// Takes the lock of one relation that another connection of the dump holds already, without
// waiting: whoever waits for a stronger lock would be waited for in turn, without end. Throws
// kServer when it is not to be had, or the name stands for something else.
void LockAlongside(pg::Connection& connection, const catalog::ReadOptions::LockTarget& target);

}  // namespace pgstow::dump
