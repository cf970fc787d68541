#include "restore/execute/step_times.h"

#include <string>

#include <gtest/gtest.h>

#include "restore/execute/row_check.h"
#include "restore/execute/step_work.h"
#include "tests/unit/restore/shop_toc.h"

namespace pgstow::execute {
namespace {

using testing::EntryOf;
using testing::ShopToc;

base::WorkDone Done(Phase phase, double began, double ended, const std::string& name = "") {
  return {
      .work = {.name = name, .phase = static_cast<size_t>(phase)}, .began = began, .ended = ended};
}

TEST(StepTimes, SumWhatSeveralConnectionsDo) {
  StepTimes times;
  times.Add(Done(Phase::kData, 3, 7));
  times.Add(Done(Phase::kData, 2, 5));
  times.Add(Done(Phase::kPostData, 6, 8));
  const auto phases = times.phases();
  EXPECT_EQ(phases[0].steps, 0u);
  EXPECT_EQ(phases[1].steps, 2u);
  EXPECT_EQ(phases[1].seconds(), 5);
  EXPECT_EQ(phases[1].work, 7);
  EXPECT_EQ(phases[2].seconds(), 2);
}

TEST(StepTimes, KeepTheTenSlowest) {
  StepTimes times;
  for (int i = 0; i < 30; ++i) {
    const int length = i * 7 % 30;  // each length once, in some order
    times.Add(Done(Phase::kData, 100, 100 + length, std::to_string(length)));
  }
  const auto slowest = times.slowest();
  ASSERT_EQ(slowest.size(), 10u);
  for (size_t i = 0; i < 10; ++i) EXPECT_EQ(slowest[i].work.name, std::to_string(29 - i));
}

TEST(StepTimes, GoBySection) {
  EXPECT_EQ(PhaseOf({.section = model::Section::kNone}), Phase::kPreData);
  EXPECT_EQ(PhaseOf({.section = model::Section::kPreData}), Phase::kPreData);
  EXPECT_EQ(PhaseOf({.section = model::Section::kData}), Phase::kData);
  EXPECT_EQ(PhaseOf({.section = model::Section::kPostData}), Phase::kPostData);
}

TEST(StepWork, WeighsPartsAsTheirWhole) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 3481).parts = {{.part = 0, .known = true, .raw_bytes = 3000000},
                              {.part = 4, .known = true, .raw_bytes = 1000000}};
  const plan::Plan plan = plan::MakePlan(toc, select::Select(toc, {}), {});
  const StepWork work(toc, plan);
  uint64_t steps = 0;
  uint64_t weight = 0;
  uint64_t bytes = 0;
  for (size_t i = 0; i < plan.steps.size(); ++i) {
    const bool cut =
        plan.steps[i].action == plan::Action::kLoad && toc.entries[plan.steps[i].entry].id == 3481;
    const auto parts = cut ? std::vector<std::optional<uint32_t>>{0, 4}
                           : std::vector<std::optional<uint32_t>>{std::nullopt};
    for (const auto part : parts) {
      const base::Work each = work.Of(i, part);
      steps += each.steps;
      weight += each.weight;
      bytes += each.bytes;
      EXPECT_EQ(each.name.ends_with(" part " + std::to_string(part.value_or(0))), part.has_value())
          << each.name;
    }
  }
  EXPECT_EQ(steps, work.totals().steps);
  EXPECT_EQ(weight, work.totals().weight);
  EXPECT_EQ(bytes, work.totals().bytes);
  EXPECT_GE(bytes, 4000000u);
}

TEST(RowCheck, KnowsWhatTheArchiveTells) {
  const model::Entry entry{
      .tag = "t",
      .schema = "app",
      .parts = {{.part = 0, .known = true, .rows = 3}, {.part = 2, .known = true, .rows = 4}}};
  EXPECT_EQ(RowsDumped(entry, {}), 7u);
  EXPECT_EQ(RowsDumped(entry, 2), 4u);
  EXPECT_EQ(RowsDumped(entry, 1), std::nullopt);
  model::Entry unknown = entry;
  unknown.parts[1].known = false;
  EXPECT_EQ(RowsDumped(unknown, {}), std::nullopt);
  EXPECT_EQ(RowsDumped(unknown, 0), 3u);
  EXPECT_EQ(RowsDumped({}, {}), std::nullopt);
}

TEST(RowCheck, NamesTheTableAndBothNumbers) {
  const model::Entry entry{.tag = "t", .schema = "app", .parts = {{.part = 0}, {.part = 1}}};
  EXPECT_EQ(RowsDiffer(entry, {}, {.expected = 3, .loaded = 2}).message,
            "table \"app.t\": 3 rows were dumped, but 2 were loaded");
  EXPECT_EQ(RowsDiffer(entry, 1, {.expected = 3, .loaded = 2}).message,
            "table \"app.t\" (part 1): 3 rows were dumped, but 2 were loaded");
}

}  // namespace
}  // namespace pgstow::execute
