// How a dump comes by the locks of its tables when others are in the way: by beginning anew.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "host/dump/lock_room.h"
#include "host/dump/locks.h"
#include "host/pg/connection.h"

namespace pgstow::dump {

struct AttemptOptions {
  // As pg::SessionOptions::lock_wait_timeout: how long locks are waited for in all.
  std::optional<std::string> timeout;
  // Queues for locks a short turn at a time, and holds none between turns, so that nobody waits
  // for a dump that waits itself; and begins anew when what it asks for was dropped or replaced.
  // Otherwise as pg_dump: in the queue until the locks are had, and fails for what is gone then.
  // Needs `repeatable`.
  bool patient = false;
  // Whether a new snapshot may be taken; otherwise the first attempt is the only one, fails for
  // columns that are others by then, and of rows that its snapshot may not show there is a warning.
  bool repeatable = true;
  bool reads_rows = true;  // of what it locks
};

// The attempts of one dump, of one database or several. A leader is a session of one of them. One
// thread at a time.
class Attempts {
 public:
  explicit Attempts(AttemptOptions options) : options_(std::move(options)) {}

  // Before a transaction begins, and before anything is asked in it: takes the locks that the
  // attempt before had to do with in the leader's database, as far as the tables are there. What is
  // locked before the snapshot is taken can't be changed between the two. Throws as Lock.
  // Source: https://www.postgresql.org/docs/18/sql-lock.html
  void LookForKnown(pg::Connection& leader);
  void LockKnown(pg::Connection& leader);

  // Takes the locks of this attempt, for the rest of the leader's transaction, and sees that what
  // the transaction's snapshot shows is what they lock. Throws TryAgain when another attempt may do
  // better.
  void Lock(pg::Connection& leader, LockTargets targets);

  // After an attempt that ended with that error: says why there will be another one, and pauses,
  // longer each time. Throws the error when there won't be: the time is up, or the dump failed
  // often without anybody to wait for.
  void Wait(const TryAgain& error);

 private:
  using Clock = std::chrono::steady_clock;

  // `turn`: how long one that is patient waits.
  void LockAsAsked(pg::Connection& leader, LockTargets targets, std::chrono::milliseconds turn);
  void LockInTurn(pg::Connection& leader, LockTargets targets, std::chrono::milliseconds turn);
  std::optional<Changed> LookAtLocked(pg::Connection& leader, LockTargets targets);
  void StartClock(pg::Connection& leader);
  void CheckRoom(pg::Connection& leader);
  size_t CountLocks() const;
  std::chrono::milliseconds TimeLeft() const;

  const AttemptOptions options_;
  int failed_ = 0;
  int changes_ = 0;  // failures that nobody is to be waited for
  std::map<std::string, std::vector<catalog::ReadOptions::LockTarget>> known_;  // by database
  bool clock_runs_ = false;
  Clock::time_point end_ = Clock::time_point::max();  // no attempt begins later
  std::optional<LockRoom> room_;
  bool warned_ = false;  // that there is too little of it
};

}  // namespace pgstow::dump
