#include "host/dump/turnstile.h"

#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "host/base/error.h"

namespace pgstow::dump {
namespace {

// What lanes do that take that many turns each, in the order in which they do it. Each turn but the
// last is ended by Leave.
std::string OrderOfTurns(const std::vector<int>& turns) {
  Turnstile turnstile(turns.size());
  std::string order;  // touched in turns only
  std::vector<std::jthread> threads;
  for (size_t number = 0; number < turns.size(); ++number) {
    threads.emplace_back([&, number] {
      Turnstile::Lane lane(turnstile, number);
      for (int turn = 0; turn < turns[number]; ++turn) {
        lane.Enter();
        order += static_cast<char>('a' + number);
        if (turn + 1 < turns[number]) lane.Leave();
      }
      lane.LeaveForGood();
    });
  }
  threads.clear();
  return order;
}

TEST(Turnstile, LetsLanesActInRotation) { EXPECT_EQ(OrderOfTurns({4, 4, 4}), "abcabcabcabc"); }

TEST(Turnstile, PassesOverLanesThatLeft) { EXPECT_EQ(OrderOfTurns({1, 5, 3}), "abcbcbcbb"); }

TEST(Turnstile, IsNoHindranceToASingleLane) { EXPECT_EQ(OrderOfTurns({3}), "aaa"); }

TEST(Turnstile, LetsALaneStayInItsTurn) {
  Turnstile turnstile(2);
  Turnstile::Lane first(turnstile, 0);
  first.Enter();
  first.Enter();
  first.Leave();
  Turnstile::Lane second(turnstile, 1);
  second.Enter();
}

TEST(Turnstile, WakesThoseWhoWaitWhenStopped) {
  Turnstile turnstile(2);
  std::string outcome;
  std::jthread waiting([&] {
    try {
      Turnstile::Lane(turnstile, 1).Enter();
      outcome = "entered";
    } catch (const base::Error& error) {
      if (error.code() == base::ErrorCode::kInterrupted) outcome = "interrupted";
    }
  });
  turnstile.Stop();
  waiting.join();
  EXPECT_EQ(outcome, "interrupted");
}

TEST(Turnstile, KeepsALaneOutThatHasWithdrawn) {
  Turnstile turnstile(2);
  Turnstile::Lane failed(turnstile, 0);
  failed.Withdraw();
  EXPECT_THROW(failed.Enter(), base::Error);
}

}  // namespace
}  // namespace pgstow::dump
