// Holding relations still while they are dumped.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/base/error.h"
#include "host/catalog/catalog.h"
#include "host/pg/connection.h"

namespace pgstow::dump {

using LockTargets = std::span<const catalog::ReadOptions::LockTarget>;

// Source: https://www.postgresql.org/docs/18/errcodes-appendix.html
inline constexpr std::string_view kDeadlockDetected = "40P01";

// Somebody else was in the way, or changed what the snapshot shows: a dump that begins anew, under
// a new one, may succeed.
class TryAgain : public base::Error {
 public:
  using base::Error::Error;
  // `waits`: for whom the detail names; otherwise what was changed is changed, and nobody need be
  // waited for.
  explicit TryAgain(const base::Error& error, bool waits = false)
      : base::Error(error), waits_(waits) {}

  bool waits() const { return waits_; }

 private:
  bool waits_ = false;
};

// Another session waits for a lock that the dump is in the way of.
class LockQueued : public base::Error {
 public:
  explicit LockQueued(const base::Error& error) : base::Error(error) {}
};

// Takes ACCESS SHARE locks on the relations for the rest of the transaction, all in one statement,
// which waits `timeout` at most (as pg::SessionOptions::lock_wait_timeout). The error of a timeout
// hints at the sessions that are in the way.
void LockRelations(pg::Connection& connection, LockTargets targets,
                   const std::optional<std::string>& timeout);

// As LockRelations, but waits that long at most for any of them, and holds none if one is not to be
// had. Throws TryAgain then, with who is in the way as its detail, after the transaction was ended;
// and when a name no longer stands for a table.
void LockSoon(pg::Connection& connection, LockTargets targets, std::chrono::milliseconds wait);

// Of relations that a snapshot showed, those whose names stand for tables now.
std::vector<catalog::ReadOptions::LockTarget> StillThere(pg::Connection& connection,
                                                         LockTargets targets);

// A relation that is the one which the snapshot shows, but not as the snapshot shows it.
struct Changed {
  std::string name;
  // Columns were dropped or renamed: their names stand for nothing, or for others. Otherwise it was
  // written anew (TRUNCATE, ALTER TABLE, VACUUM FULL), and the snapshot may not show its rows.
  bool has_other_columns = false;

  bool operator==(const Changed&) const = default;
};

// Looks at relations that are locked by now. Throws pg::Replaced when a name no longer stands for
// the relation that the transaction's snapshot shows, which was dropped or replaced before it was
// locked. Returns one that was changed before, if there is any. `columns`: whether those are looked
// at, which takes the server some 20 µs for each table.
// Source: https://www.postgresql.org/docs/18/mvcc-caveats.html
std::optional<Changed> LookAgain(pg::Connection& connection, LockTargets targets, bool columns);

// Takes the locks of relations that another connection of the dump holds already, without waiting:
// whoever waits for a stronger lock would be waited for in turn, without end. All of them are asked
// for in one message. Throws LockQueued when one is not to be had, kServer when a name stands for
// something else.
void LockAlongside(pg::Connection& connection, LockTargets targets);

}  // namespace pgstow::dump
