#include "host/dump/lock_queue.h"

#include <chrono>

#include "host/base/log.h"
#include "host/dump/locks.h"

namespace pgstow::dump {
namespace {

constexpr std::chrono::milliseconds kBetweenLooks{100};

// A cancel request that comes between two statements is lost, so it is repeated.
constexpr std::chrono::milliseconds kBetweenCancels{50};

}  // namespace

LockQueue::LockQueue(pg::Connection& leader)
    : leader_(leader),
      pid_(leader.Query("SELECT pg_catalog.pg_backend_pid()")[0].text(0)),
      connection_(leader.Another()) {
  connection_->Execute("SELECT pg_catalog.set_config('search_path', '', false)");
  thread_ = std::jthread([this](const std::stop_token& stop) { Watch(stop); });
}

LockQueue::~LockQueue() {
  thread_.request_stop();
  connection_->Cancel();
  thread_.join();
}

void LockQueue::Check() const {
  const std::lock_guard lock(mutex_);
  if (waiting_.empty()) return;
  throw TryAgain(base::Error(base::ErrorCode::kServer, "gave way to who waits for a lock")
                     .WithDetail("In the queue are:" + waiting_),
                 /*waits=*/true);
}

void LockQueue::Watch(const std::stop_token& stop) {
  try {
    const auto pause = [&](std::chrono::milliseconds time) {
      std::unique_lock lock(mutex_);
      ended_.wait_for(lock, stop, time, [] { return false; });
    };
    while (!stop.stop_requested() && !Look()) pause(kBetweenLooks);
    while (!stop.stop_requested()) {
      leader_.Cancel();
      pause(kBetweenCancels);
    }
  } catch (const base::Error& error) {
    if (stop.stop_requested()) return;
    base::Log(base::LogLevel::kWarning, "no longer seen whether others wait for a lock: {}",
              error.what());
  }
}

bool LockQueue::Look() {
  std::string waiting;
  connection_->Stream(
      "SELECT pg_catalog.format('%s is waited for by process %s (user %s, application \"%s\")',"
      " l.relation::pg_catalog.regclass, l.pid, a.usename, a.application_name)\n"
      "FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid\n"
      "WHERE l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock' AND NOT l.granted\n"
      "AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d"
      " WHERE d.datname = pg_catalog.current_database())\n"
      "AND " +
          pid_ + " = ANY (pg_catalog.pg_blocking_pids(l.pid)) ORDER BY l.pid LIMIT 20",
      [&waiting](const pg::Row& row) {
        waiting += '\n';
        waiting += row.text(0);
      });
  const std::lock_guard lock(mutex_);
  waiting_ = std::move(waiting);
  return !waiting_.empty();
}

}  // namespace pgstow::dump
