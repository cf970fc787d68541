#include "host/dump/agenda.h"

#include <span>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgstow::dump {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

constexpr uint64_t kMiB = uint64_t{1} << 20;

CopyTask Task(size_t source, uint64_t bytes) { return {.source = source, .bytes = bytes}; }

// The first of what is taken; nullptr: nothing is.
const CopyTask* First(Batch batch) { return batch.empty() ? nullptr : batch.front(); }

// The sources that one lane goes to, task after task.
std::vector<size_t> WayOfOneLane(const std::vector<CopyTask>& tasks, size_t sources) {
  Agenda agenda(tasks, sources, /*lanes=*/4);
  std::vector<size_t> way;
  std::optional<size_t> at;
  while (const CopyTask* task = First(agenda.Take(at))) {
    at = task->source;
    way.push_back(*at);
  }
  return way;
}

TEST(Agenda, HandsOutEachTaskOfOneSourceInOrder) {
  const std::vector<CopyTask> tasks{Task(0, 900 * kMiB), Task(0, 2 * kMiB), Task(0, 0)};
  Agenda agenda(tasks, 1, 2);
  EXPECT_THAT(agenda.Take(std::nullopt), ElementsAre(&tasks[0]));
  EXPECT_THAT(agenda.Take(std::nullopt), ElementsAre(&tasks[1]));
  EXPECT_THAT(agenda.Take(0), ElementsAre(&tasks[2]));
  EXPECT_THAT(agenda.Take(0), ElementsAre());
  EXPECT_THAT(agenda.Take(0), ElementsAre());
}

TEST(Agenda, HandsOutSmallTasksByTheDozenAndFewerTowardsTheEnd) {
  const std::vector<CopyTask> tasks(100, Task(0, 1000));
  Agenda agenda(tasks, 1, /*lanes=*/2);
  std::vector<size_t> lengths;
  const CopyTask* next = tasks.data();
  for (Batch batch = agenda.Take(std::nullopt); !batch.empty(); batch = agenda.Take(0)) {
    EXPECT_EQ(batch.front(), next);
    next += batch.size();
    lengths.push_back(batch.size());
  }
  EXPECT_EQ(next, tasks.data() + tasks.size());
  EXPECT_THAT(std::span(lengths).first(3), ElementsAre(25, 18, 14));
  EXPECT_THAT(std::span(lengths).last(7), Each(1));
}

TEST(Agenda, HandsOutNoMoreAtOnceThanASmallTaskHas) {
  std::vector<CopyTask> tasks(50, Task(0, 3 * kMiB));
  tasks.front().bytes = 9 * kMiB;
  Agenda agenda(tasks, 1, 2);
  EXPECT_EQ(agenda.Take(std::nullopt).size(), 1U);
  EXPECT_EQ(agenda.Take(0).size(), 2U);
}

TEST(Agenda, HasTheLargestDoneFirstWhereverTheyAre) {
  EXPECT_THAT(WayOfOneLane({Task(1, 900 * kMiB), Task(0, 100 * kMiB), Task(1, 20 * kMiB)}, 2),
              ElementsAre(1, 0, 1));
}

TEST(Agenda, KeepsALaneWhereItIsForTasksOfAboutTheSameSize) {
  EXPECT_THAT(WayOfOneLane({Task(1, 900 * kMiB), Task(0, 800 * kMiB), Task(1, 700 * kMiB)}, 2),
              ElementsAre(1, 1, 0));
  EXPECT_THAT(WayOfOneLane({Task(0, 7 * kMiB), Task(1, 6 * kMiB), Task(0, 10), Task(1, 0)}, 2),
              ElementsAre(0, 0, 1, 1));
}

TEST(Agenda, SendsALaneToWhereTheFewestAre) {
  const std::vector<CopyTask> tasks{Task(0, 5), Task(0, 4), Task(1, 3), Task(1, 2), Task(2, 1)};
  Agenda agenda(tasks, 3, 3);
  EXPECT_EQ(First(agenda.Take(std::nullopt))->source, 0U);
  EXPECT_EQ(First(agenda.Take(std::nullopt))->source, 1U);
  EXPECT_EQ(First(agenda.Take(std::nullopt))->source, 2U);
  EXPECT_EQ(First(agenda.Take(2))->source, 0U);  // of 0 and 1, one lane each, the first
  EXPECT_EQ(First(agenda.Take(0))->source, 1U);
  EXPECT_EQ(First(agenda.Take(0)), nullptr);
}

}  // namespace
}  // namespace pgstow::dump
