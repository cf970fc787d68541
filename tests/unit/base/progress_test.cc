#include "host/base/progress.h"

#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace pgstow::base {
namespace {

class ProgressTest : public testing::Test {
 protected:
  double now_ = 100;
  Progress progress_{[this] { return now_; }};
};

TEST_F(ProgressTest, CountsWorkThatGoesOnAndThatIsDone) {
  progress_.SetTotals({.steps = 3, .bytes = 1000, .weight = 200});
  Progress::Worker& worker = progress_.Enlist();
  worker.Begin({.name = "a", .bytes = 400, .weight = 100});
  now_ += 2;
  worker.AddBytes(100);
  worker.AddBytes(100);
  ProgressSnapshot snapshot = progress_.Look();
  EXPECT_EQ(snapshot.seconds, 2);
  EXPECT_EQ(snapshot.bytes, 200u);
  EXPECT_EQ(snapshot.steps, 0u);
  EXPECT_DOUBLE_EQ(snapshot.share, 0.25);
  ASSERT_EQ(snapshot.busy.size(), 1u);
  EXPECT_EQ(snapshot.busy[0].worker, 1u);
  EXPECT_EQ(snapshot.busy[0].work.name, "a");
  EXPECT_EQ(snapshot.busy[0].bytes, 200u);
  EXPECT_EQ(snapshot.busy[0].seconds, 2);

  worker.End(7);
  snapshot = progress_.Look();
  EXPECT_EQ(snapshot.bytes, 200u);
  EXPECT_EQ(snapshot.rows, 7u);
  EXPECT_EQ(snapshot.steps, 1u);
  EXPECT_DOUBLE_EQ(snapshot.share, 0.5);
  EXPECT_TRUE(snapshot.busy.empty());
}

TEST_F(ProgressTest, TellsOfWorkThatEnds) {
  std::vector<WorkDone> told;
  progress_.OnWorkDone([&](const WorkDone& done) {
    told.push_back(done);
    EXPECT_EQ(progress_.Look().steps, told.size()) << "who is told may look";
  });
  Progress::Worker& worker = progress_.Enlist();
  worker.End(1);
  EXPECT_TRUE(told.empty()) << "nothing had begun";
  now_ += 1;
  worker.Begin({.name = "a"});
  worker.AddBytes(5);
  now_ += 4;
  worker.End(2);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].work.name, "a");
  EXPECT_EQ(told[0].began, 1);
  EXPECT_EQ(told[0].ended, 5);
  EXPECT_EQ(told[0].bytes, 5u);
  EXPECT_EQ(told[0].rows, 2u);
}

TEST_F(ProgressTest, ForgetsTheBytesOfWorkThatIsDropped) {
  Progress::Worker& worker = progress_.Enlist();
  worker.Begin({.bytes = 10});
  worker.AddBytes(10);
  worker.Drop();
  EXPECT_EQ(progress_.Look().bytes, 0u);
  EXPECT_TRUE(progress_.Look().busy.empty());
  worker.Begin({.bytes = 10});
  EXPECT_EQ(progress_.Look().busy[0].bytes, 0u);
}

TEST_F(ProgressTest, CountsWhatIsSkippedAsDoneButNotAsMoved) {
  progress_.SetTotals({.steps = 2, .bytes = 100, .weight = 10});
  progress_.Skip({.bytes = 60, .weight = 5});
  const ProgressSnapshot snapshot = progress_.Look();
  EXPECT_EQ(snapshot.steps, 1u);
  EXPECT_EQ(snapshot.bytes, 0u);
  EXPECT_EQ(snapshot.totals.bytes, 40u);
  EXPECT_DOUBLE_EQ(snapshot.share, 0.5);
}

TEST_F(ProgressTest, IsNeverMoreThanWhole) {
  progress_.SetTotals({.weight = 10});
  Progress::Worker& worker = progress_.Enlist();
  worker.Begin({.bytes = 10, .weight = 100});
  worker.AddBytes(50);
  EXPECT_EQ(progress_.Look().share, 1);
}

TEST_F(ProgressTest, LosesNothingOfManyWorkers) {
  constexpr int kWorkers = 4;
  constexpr int kTimes = 500;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < kWorkers; ++i) {
      threads.emplace_back([this] {
        Progress::Worker& worker = progress_.Enlist();
        for (int time = 0; time < kTimes; ++time) {
          worker.Begin({});
          worker.AddBytes(3);
          worker.End(2);
        }
      });
    }
    uint64_t before = 0;
    for (int look = 0; look < 200; ++look) {
      const ProgressSnapshot snapshot = progress_.Look();
      EXPECT_GE(snapshot.bytes, before);
      before = snapshot.bytes;
    }
  }
  const ProgressSnapshot snapshot = progress_.Look();
  EXPECT_EQ(snapshot.bytes, 3u * kWorkers * kTimes);
  EXPECT_EQ(snapshot.rows, 2u * kWorkers * kTimes);
  EXPECT_EQ(snapshot.steps, 1u * kWorkers * kTimes);
}

}  // namespace
}  // namespace pgstow::base
