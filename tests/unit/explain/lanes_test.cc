#include "restore/explain/lanes.h"

#include <gtest/gtest.h>

#include "tests/unit/explain/tiny_toc.h"

namespace pgstow::explain {
namespace {

using testing::PlanOfAll;
using testing::Rows;
using testing::TocOf;

TEST(Lanes, LargestFirstAndNobodyWaits) {
  const model::Toc toc = TocOf({Rows(1, "a", 10), Rows(2, "b", 100), Rows(3, "c", 20)});
  const plan::Plan plan = PlanOfAll(toc);
  const std::vector<LaneTask> tasks = FillLanes(toc, plan, 2);
  ASSERT_EQ(tasks.size(), 3U);
  EXPECT_EQ(toc.entries[plan.steps[tasks[0].step].entry].id, 2);
  EXPECT_EQ(tasks[0].start, 0U);
  EXPECT_EQ(tasks[1].start, 0U);
  EXPECT_NE(tasks[0].lane, tasks[1].lane);
  EXPECT_EQ(tasks[2].lane, tasks[1].lane);
  EXPECT_EQ(tasks[2].start, tasks[1].end);
}

TEST(Lanes, OneConnectionDoesOneAfterTheOther) {
  const model::Toc toc = TocOf({Rows(1, "a"), Rows(2, "b")});
  const std::vector<LaneTask> tasks = FillLanes(toc, PlanOfAll(toc), 1);
  ASSERT_EQ(tasks.size(), 2U);
  EXPECT_EQ(tasks[1].start, tasks[0].end);
}

}  // namespace
}  // namespace pgstow::explain
