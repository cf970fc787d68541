// Others who wait because of what a dump has locked.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

#include "host/pg/connection.h"

namespace pgstow::dump {

// Looks, over a connection of its own, for sessions that wait for an ACCESS EXCLUSIVE lock on a
// relation that the dump has locked. As soon as there is one, what the dump's leader runs is
// cancelled, so that the dump can give way. From the beginning to the end of the scope; any thread.
class LockQueue {
 public:
  // The leader, which has its locks, outlives this. Throws kServer where there is no connection to
  // be had.
  explicit LockQueue(pg::Connection& leader);
  ~LockQueue();
  LockQueue(const LockQueue&) = delete;
  LockQueue& operator=(const LockQueue&) = delete;

  // Throws TryAgain when somebody was seen to wait.
  void Check() const;

 private:
  void Watch(const std::stop_token& stop);
  bool Look();

  pg::Connection& leader_;
  const std::string pid_;  // of the leader's session
  const std::unique_ptr<pg::Connection> connection_;
  mutable std::mutex mutex_;
  std::condition_variable_any ended_;
  std::string waiting_;  // lines that tell who waits for what
  std::jthread thread_;
};

}  // namespace pgstow::dump
