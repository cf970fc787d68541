#include "restore/execute/reconnect.h"

#include <algorithm>
#include <thread>

#include "host/base/log.h"

namespace pgstow::execute {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

std::unique_ptr<pg::Connection> ConnectAgain(const pg::Connection& lost, std::chrono::seconds limit,
                                             const std::function<bool()>& given_up) {
  constexpr milliseconds kFirstPause{100};
  constexpr milliseconds kLongestPause{5000};
  const auto deadline = steady_clock::now() + limit;
  for (milliseconds pause = kFirstPause;; pause = std::min(2 * pause, kLongestPause)) {
    try {
      return lost.Another();
    } catch (const pg::ServerError& error) {
      base::Log(base::LogLevel::kInfo, "could not connect again: {}", error.what());
      if (given_up() || steady_clock::now() + pause > deadline) throw;
    }
    std::this_thread::sleep_for(pause);
  }
}

}  // namespace pgstow::execute
