// A slow way to a server: what passes arrives later.
#pragma once

#include <atomic>
#include <chrono>
#include <thread>

#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {

// Takes connections at 127.0.0.1 and passes what they say on to a server of this machine, and back,
// each byte `delay` after it came. Nothing is made slower than that: any number of bytes may be on
// the way, and any number of connections. Works until the end of the scope.
class DelayProxy {
 public:
  // `delay`: of one way; an answer takes twice as long. Throws std::system_error.
  DelayProxy(const Server& server, std::chrono::milliseconds delay);
  DelayProxy(const DelayProxy&) = delete;
  DelayProxy& operator=(const DelayProxy&) = delete;
  ~DelayProxy();

  // What makes a client of that server come this way.
  Environment environment() const;

  // How often clients of all connections had to wait so far: they said something when everything
  // that was said before had arrived. What is sent before the answer to the last came is no new
  // wait. A connection's first word counts, its making does not.
  int round_trips() const { return round_trips_; }
  // The same of the connection that had to wait most often.
  int longest_wait() const { return longest_wait_; }
  int connections() const { return connections_; }

 private:
  class Traffic;
  friend class Traffic;

  const Server server_;
  const std::chrono::milliseconds delay_;
  int listener_ = -1;
  int port_ = 0;
  int stop_[2] = {-1, -1};  // a pipe whose closing ends the thread
  std::atomic<int> round_trips_ = 0;
  std::atomic<int> longest_wait_ = 0;
  std::atomic<int> connections_ = 0;
  std::thread thread_;
};

}  // namespace pgstow::tests
