#include "host/dump/turnstile.h"

#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "host/base/error.h"

namespace pgstow::dump {
namespace {

// What lanes do that take that many turns each, in the order in which they do it. Each turn but the
// last is ended by Leave.
std::string OrderOfTurns(const std::vector<int>& turns) {
  base::TaskPool tasks(0);
  Turnstile turnstile(turns.size(), tasks);
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
  base::TaskPool tasks(0);
  Turnstile turnstile(2, tasks);
  Turnstile::Lane first(turnstile, 0);
  first.Enter();
  first.Enter();
  first.Leave();
  Turnstile::Lane second(turnstile, 1);
  second.Enter();
}

TEST(Turnstile, WakesThoseWhoWaitWhenStopped) {
  base::TaskPool tasks(0);
  Turnstile turnstile(2, tasks);
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

TEST(Turnstile, TellsALaneThatItWouldHaveToWait) {
  base::TaskPool tasks(0);
  Turnstile turnstile(2, tasks);
  Turnstile::Lane first(turnstile, 0);
  Turnstile::Lane second(turnstile, 1);
  EXPECT_FALSE(second.TryEnter());
  EXPECT_TRUE(first.TryEnter());
  first.Leave();
  EXPECT_FALSE(first.TryEnter());
  EXPECT_TRUE(second.TryEnter());
  turnstile.Stop();
  EXPECT_THROW(first.TryEnter(), base::Error);
}

// Remembers which thread did it.
class Remembering : public base::TaskPool::Task {
 public:
  std::thread::id by() const { return by_; }

 private:
  void Run() override { by_ = std::this_thread::get_id(); }
  std::thread::id by_;
};

TEST(Turnstile, HasThoseWhoWaitHelpTheOthers) {
  base::TaskPool tasks(0);
  Turnstile turnstile(2, tasks);
  Turnstile::Lane first(turnstile, 0);
  std::jthread waiting([&] {
    Turnstile::Lane second(turnstile, 1);
    second.Enter();
    second.LeaveForGood();
  });
  Remembering task;
  while (!tasks.Offer(task)) std::this_thread::yield();  // until it waits
  while (!tasks.IsDone(task)) std::this_thread::yield();
  EXPECT_EQ(task.by(), waiting.get_id());
  tasks.Finish(task);
  first.Enter();
  first.LeaveForGood();
}

}  // namespace
}  // namespace pgstow::dump
