#include "host/dump/attempts.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <thread>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/base/log.h"
#include "host/pg/hold.h"
#include "host/sql/quote.h"

namespace pgstow::dump {
namespace {

using base::Error;
using std::chrono::milliseconds;

// Source: https://www.postgresql.org/docs/18/errcodes-appendix.html
constexpr std::string_view kOutOfMemory = "53200";

// One turn in the queue, before the snapshot is taken: longer than most of what locks tables takes.
constexpr milliseconds kTurn{1000};
// Behind the snapshot, which grows old: only long enough for what is over in a moment.
constexpr milliseconds kShortTurn{50};

// Between two attempts; doubled each time.
constexpr milliseconds kFirstPause{100};
constexpr milliseconds kLongestPause{5000};

// So many changes come at the wrong moment before they are taken for something else.
constexpr int kMostChanges = 20;

milliseconds PauseAfter(int failed) {
  constexpr int kDoublings = 6;
  return std::min(kLongestPause, kFirstPause * (1 << std::min(failed - 1, kDoublings)));
}

bool IsPowerOfTwo(int number) { return (number & (number - 1)) == 0; }

}  // namespace

void Attempts::LookForKnown(pg::Connection& leader) {
  auto& known = known_[leader.database()];
  if (!known.empty()) known = StillThere(leader, known);
}

void Attempts::LockKnown(pg::Connection& leader) {
  LockAsAsked(leader, known_[leader.database()], kTurn);
}

void Attempts::LockAsAsked(pg::Connection& leader, LockTargets targets, milliseconds turn) {
  if (options_.patient) {
    LockInTurn(leader, targets, turn);
  } else {
    LockRelations(leader, targets, options_.timeout);
  }
}

void Attempts::Lock(pg::Connection& leader, LockTargets targets) {
  known_[leader.database()].assign(targets.begin(), targets.end());
  StartClock(leader);
  CheckRoom(leader);
  LockAsAsked(leader, targets, kShortTurn);
  const std::optional<Changed> changed = LookAtLocked(leader, targets);
  if (!changed) return;
  const std::string what =
      changed->has_other_columns
          ? fmt::format("columns of relation {} were dropped or renamed", changed->name)
          : fmt::format("relation {} was written anew", changed->name);
  if (options_.repeatable) throw TryAgain(base::ErrorCode::kServer, what + " during the dump");
  const Error old(base::ErrorCode::kServer, what + " after the snapshot was taken");
  if (changed->has_other_columns) throw Error(old).WithHint("Dump under a new snapshot.");
  base::LogWarning(
      Error(old)
          .WithDetail("The snapshot does not show its rows if TRUNCATE or ALTER TABLE did that.")
          .WithHint("Dump again under a new snapshot to be sure."));
}

std::optional<Changed> Attempts::LookAtLocked(pg::Connection& leader, LockTargets targets) {
  try {
    return LookAgain(leader, targets, options_.reads_rows);
  } catch (const pg::Replaced& error) {
    if (!options_.patient) throw;
    throw TryAgain(error);
  }
}

void Attempts::LockInTurn(pg::Connection& leader, LockTargets targets, milliseconds turn) {
  try {
    LockSoon(leader, targets, std::min(turn, TimeLeft()));
  } catch (const pg::ServerError& error) {
    if (error.sqlstate() != kOutOfMemory) throw;
    const Error too_small = TooSmall(*room_, CountLocks());
    throw Error(error.code(), error.server_message())
        .WithDetail(fmt::format("{}.", too_small.what()))
        .WithHint(too_small.hint())
        .WithSqlstate(error.sqlstate());
  }
}

// Of several databases there are more locks to come; what is short of room already is told.
void Attempts::CheckRoom(pg::Connection& leader) {
  if (!options_.patient) return;
  if (!room_) room_ = ReadLockRoom(leader);
  const size_t locks = CountLocks();
  if (HasRoom(*room_, locks) || std::exchange(warned_, true)) return;
  base::LogWarning(TooSmall(*room_, locks));
}

size_t Attempts::CountLocks() const {
  size_t locks = 0;
  for (const auto& [database, targets] : known_) locks += targets.size();
  return locks;
}

// The server knows the forms of a time. This setting takes the same, and ends no question about it
// that takes longer.
void Attempts::StartClock(pg::Connection& leader) {
  if (std::exchange(clock_runs_, true) || !options_.patient || !options_.timeout) return;
  leader.Execute("SET LOCAL lock_timeout = " + sql::Literal(*options_.timeout));
  const pg::Result timeout =
      leader.Query("SELECT setting FROM pg_catalog.pg_settings WHERE name = 'lock_timeout'");
  leader.Execute("SET LOCAL lock_timeout = 0");
  const int64_t wait = timeout[0].integer(0);
  if (wait > 0) end_ = Clock::now() + milliseconds(wait);
}

// At least some, since servers take none for no end.
milliseconds Attempts::TimeLeft() const {
  return std::max(std::chrono::ceil<milliseconds>(end_ - Clock::now()), milliseconds(1));
}

void Attempts::Wait(const TryAgain& error) {
  ++failed_;
  if (!error.waits()) ++changes_;
  if (!options_.repeatable || changes_ == kMostChanges) throw TryAgain(error);
  const milliseconds pause = PauseAfter(failed_);
  if (Clock::now() + pause >= end_) {
    throw Error(error.code(), fmt::format("{}; gave up after {}", error.what(), *options_.timeout))
        .WithDetail(error.detail())
        .WithHint(error.hint())
        .WithSqlstate(error.sqlstate());
  }
  // Others who are in the way are named, but not every few seconds.
  const std::string message = fmt::format("{}, trying again", error.what());
  if (!error.waits() || IsPowerOfTwo(failed_)) {
    base::LogWarning(Error(error.code(), message).WithDetail(error.detail()));
  } else {
    base::LogLine(base::LogLevel::kInfo, message);
  }
  std::this_thread::sleep_for(pause);
}

}  // namespace pgstow::dump
