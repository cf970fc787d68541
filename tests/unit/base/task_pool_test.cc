#include "host/base/task_pool.h"

#include <sched.h>

#include <array>
#include <atomic>
#include <latch>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace pgstow::base {
namespace {

// Counts how often it is done, and remembers by whom.
class Counting : public TaskPool::Task {
 public:
  int times() const { return times_; }
  std::thread::id by() const { return by_; }
  int policy() const { return policy_; }  // of sched(7), that it was done under

 private:
  void Run() override {
    ++times_;
    by_ = std::this_thread::get_id();
    policy_ = sched_getscheduler(0);
  }

  int times_ = 0;
  std::thread::id by_;
  int policy_ = -1;
};

// Says when it has begun, and ends when it may.
class Lasting : public TaskPool::Task {
 public:
  void WaitForBegin() { begun_.wait(); }
  void Release() { released_.count_down(); }

 private:
  void Run() override {
    begun_.count_down();
    released_.wait();
  }

  std::latch begun_{1};
  std::latch released_{1};
};

class Failing : public TaskPool::Task {
 private:
  void Run() override { throw std::runtime_error("disk full"); }
};

TEST(TaskPool, WithoutThreadsLeavesTasksToTheirClient) {
  TaskPool pool(0);
  Counting task;
  EXPECT_FALSE(pool.Offer(task));
  pool.Finish(task);
  EXPECT_EQ(task.times(), 1);
  EXPECT_EQ(task.by(), std::this_thread::get_id());
}

TEST(TaskPool, DoesWhatItTookOnAThreadOfItsOwn) {
  TaskPool pool(1);
  Lasting task;
  ASSERT_TRUE(pool.Offer(task));
  task.WaitForBegin();
  EXPECT_FALSE(pool.IsDone(task));
  task.Release();
  pool.Finish(task);
}

TEST(TaskPool, TakesAsMuchAsKeepsItsThreadsBusyAndNoMore) {
  TaskPool pool(1);
  Lasting running;
  ASSERT_TRUE(pool.Offer(running));
  running.WaitForBegin();
  std::array<Counting, TaskPool::kAhead> ahead;
  for (Counting& task : ahead) EXPECT_TRUE(pool.Offer(task));
  Counting refused;
  EXPECT_FALSE(pool.Offer(refused));
  running.Release();
  pool.Finish(running);
  for (Counting& task : ahead) {
    pool.Finish(task);
    EXPECT_EQ(task.times(), 1);
  }
}

TEST(TaskPool, ClientDoesWhatNobodyTookUp) {
  TaskPool pool(1);
  Lasting running;
  ASSERT_TRUE(pool.Offer(running));
  running.WaitForBegin();
  Counting waiting;
  ASSERT_TRUE(pool.Offer(waiting));
  pool.Finish(waiting);
  EXPECT_EQ(waiting.by(), std::this_thread::get_id());
  running.Release();
  pool.Finish(running);
}

TEST(TaskPool, WhoWaitsForATaskDoesThoseOfOthers) {
  TaskPool pool(1);
  Lasting running;
  Counting other;
  ASSERT_TRUE(pool.Offer(running));
  running.WaitForBegin();
  ASSERT_TRUE(pool.Offer(other));
  std::jthread client([&] { pool.Finish(running); });
  while (!pool.IsDone(other)) std::this_thread::yield();
  EXPECT_EQ(other.by(), client.get_id());
  running.Release();
  client.join();
  pool.Finish(other);
}

TEST(TaskPool, WhoWaitsAtABellDoesTasksUntilItIsRung) {
  TaskPool pool(0);
  TaskPool::Bell bell;
  std::atomic<bool> over = false;
  std::jthread helper([&] { pool.HelpUntil(bell, [&] { return over.load(); }); });
  Counting task;
  while (!pool.Offer(task)) std::this_thread::yield();  // until the helper sleeps
  while (!pool.IsDone(task)) std::this_thread::yield();
  EXPECT_EQ(task.by(), helper.get_id());
  pool.Finish(task);
  over = true;
  pool.Ring(bell);
  helper.join();
}

TEST(TaskPool, ThrowsWhatATaskThrewAndGoesOn) {
  TaskPool pool(1);
  Failing failing;
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(pool.Offer(failing));
    EXPECT_THROW(pool.Finish(failing), std::runtime_error);
    EXPECT_THROW(pool.Finish(failing), std::runtime_error);  // not offered
  }
  Counting task;
  pool.Finish(task);
  EXPECT_EQ(task.times(), 1);
}

TEST(TaskPool, GivesBackATaskThatNobodyTookUpUndone) {
  TaskPool pool(1);
  Lasting running;
  ASSERT_TRUE(pool.Offer(running));
  running.WaitForBegin();
  {
    Counting dropped;
    ASSERT_TRUE(pool.Offer(dropped));
    pool.Withdraw(dropped);
    EXPECT_EQ(dropped.times(), 0);
  }
  running.Release();
  pool.Withdraw(running);
}

TEST(TaskPool, ThreadsLetOthersGoFirst) {
  const sched_param priority{};
  ASSERT_EQ(sched_setscheduler(0, SCHED_OTHER, &priority), 0) << "another was chosen for all";
  TaskPool pool(1);
  Counting task;
  ASSERT_TRUE(pool.Offer(task));
  while (!pool.IsDone(task)) std::this_thread::yield();
  pool.Finish(task);
  EXPECT_EQ(task.policy(), SCHED_BATCH);
  EXPECT_EQ(sched_getscheduler(0), SCHED_OTHER);
}

// Clients with a few tasks each, which they use again and again.
TEST(TaskPool, LosesNothingWhenManyUseIt) {
  constexpr int kClients = 6;
  constexpr int kRounds = 2000;
  for (const size_t threads : {0U, 1U, 3U}) {
    TaskPool pool(threads);
    std::array<std::array<Counting, 3>, kClients> tasks;
    std::vector<std::jthread> clients;
    for (auto& own : tasks) {
      clients.emplace_back([&] {
        for (int round = 0; round < kRounds; ++round) {
          Counting& task = own[static_cast<size_t>(round) % own.size()];
          if (round >= static_cast<int>(own.size())) pool.Finish(task);
          pool.Offer(task);
        }
        for (Counting& task : own) pool.Finish(task);
      });
    }
    clients.clear();
    for (const auto& own : tasks) {
      int times = 0;
      for (const Counting& task : own) times += task.times();
      EXPECT_EQ(times, kRounds);
    }
  }
}

TEST(UsableCores, AreAtLeastOne) { EXPECT_GE(UsableCores(), 1U); }

}  // namespace
}  // namespace pgstow::base
