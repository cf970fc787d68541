#include "restore/plan/grouping.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "restore/select/select.h"
#include "tests/unit/restore/shop_toc.h"

namespace pgstow::plan {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using testing::EntryOf;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::ShopToc;

constexpr uint64_t kMiB = uint64_t{1} << 20;

Plan PlanOf(const model::Toc& toc, const PlanOptions& options = {},
            select::SelectOptions select = {}) {
  select.create = options.create;
  return MakePlan(toc, select::Select(toc, select), options);
}

// Dump ids of the steps with an action that join.
std::vector<model::DumpId> Joining(const model::Toc& toc, const Plan& plan, Action action) {
  const Grouping grouping(toc, plan);
  std::vector<model::DumpId> ids;
  for (size_t i = 0; i < plan.steps.size(); ++i) {
    if (plan.steps[i].action == action && grouping.Joins(i)) {
      ids.push_back(toc.entries[plan.steps[i].entry].id);
    }
  }
  return ids;
}

// All tables of the archive, with rows of so many bytes.
model::Toc TocOf(uint64_t bytes) {
  model::Toc toc = ShopToc();
  for (model::Entry& entry : toc.entries) {
    for (model::Part& part : entry.parts) {
      part.known = true;
      part.raw_bytes = bytes;
      part.rows = bytes / 10;
      part.frames = bytes > 0 ? 1 : 0;
    }
  }
  return toc;
}

TEST(Grouping, ChangesOfCatalogsJoin) {
  const model::Toc toc = TocOf(10 * kMiB);
  const std::vector<model::DumpId> joining = Joining(toc, PlanOf(toc), Action::kDefine);
  for (const model::DumpId id : {8, 226, 292, 227, 3300, 3325, 3503, 3504}) {
    EXPECT_THAT(joining, Contains(id));
  }
}

TEST(Grouping, IndexesAndConstraintsJoinWhereTheirTablesAreNearlyEmpty) {
  const model::Toc full = TocOf(10 * kMiB);
  const model::Toc empty = TocOf(0);
  for (const model::DumpId id : {3308, 3305, 3306, 3324}) {
    EXPECT_THAT(Joining(full, PlanOf(full), Action::kDefine), Not(Contains(id)));
    EXPECT_THAT(Joining(empty, PlanOf(empty), Action::kDefine), Contains(id));
  }
}

TEST(Grouping, NobodyKnowsTheRowsOfTablesThatThePlanDoesNotMake) {
  const model::Toc toc = TocOf(0);
  const Plan plan = PlanOf(toc, {}, {.sections = {.pre_data = false}});
  for (const model::DumpId id : {3308, 3305, 3306, 3324}) {
    EXPECT_THAT(Joining(toc, plan, Action::kDefine), Not(Contains(id)));
  }
}

TEST(Grouping, ARefreshOfAMaterializedViewMayTakeLong) {
  const model::Toc toc = TocOf(0);
  EXPECT_THAT(Joining(toc, PlanOf(toc), Action::kDefine), Not(Contains(3484)));
}

TEST(Grouping, BuildsThatGetMemoryOfTheirOwnStayAlone) {
  const model::Toc toc = TocOf(0);
  const Plan plan = PlanOf(toc, {.index_memory = kMiB});
  EXPECT_THAT(Joining(toc, plan, Action::kDefine), Not(Contains(3306)));
  EXPECT_THAT(Joining(toc, plan, Action::kDefine), Contains(226));
}

TEST(Grouping, LoadsJoinWhenTheyHaveNoRowsAndTheirTableIsNew) {
  const model::Toc empty = TocOf(0);
  EXPECT_THAT(Joining(empty, PlanOf(empty, {.empty_first = true}), Action::kLoad), Contains(3483));
  EXPECT_THAT(Joining(empty, PlanOf(empty), Action::kLoad), IsEmpty());
  const model::Toc full = TocOf(1000);
  EXPECT_THAT(Joining(full, PlanOf(full, {.empty_first = true}), Action::kLoad), IsEmpty());
}

TEST(Grouping, ADatabaseIsMadeOutsideOfTransactions) {
  const model::Toc toc = TocOf(0);
  const Plan plan = PlanOf(toc, {.create = true});
  EXPECT_THAT(Joining(toc, plan, Action::kDefine), Not(Contains(3499)));
  EXPECT_THAT(Joining(toc, plan, Action::kConnect), IsEmpty());
}

TEST(Grouping, ATextThatIsLongStaysAlone) {
  model::Toc toc = TocOf(0);
  EntryOf(toc, 227).definition.append(100'000, ' ');
  EXPECT_THAT(Joining(toc, PlanOf(toc), Action::kDefine), Not(Contains(227)));
}

// What happens to so many steps when those of `culprits` fail and a transaction has no room for
// more than `room`: the sizes that are tried.
class Trial {
 public:
  Trial(size_t steps, std::vector<size_t> culprits, size_t room = SIZE_MAX)
      : culprits_(std::move(culprits)) {
    for (size_t first = 0; first < steps;) {
      const size_t size = size_.Next(steps - first);
      tried.push_back(size);
      EXPECT_GE(size, 1U);
      EXPECT_LE(size, steps - first);
      const auto culprit =
          std::ranges::find_if(culprits_, [&](size_t c) { return c >= first && c < first + size; });
      if (size > 1 && size > room) {
        size_.TooMany();
      } else if (size > 1 && culprit != culprits_.end()) {
        size_.Failed(*culprit - first);
      } else {
        size_.Done(size);
        first += size;
      }
    }
  }

  std::vector<size_t> tried;

 private:
  std::vector<size_t> culprits_;
  GroupSize size_;
};

TEST(GroupSize, AllGoTogetherWhenNoneFails) { EXPECT_THAT(Trial(100, {}).tried, ElementsAre(100)); }

TEST(GroupSize, AfterAFailureWhatCameBeforeThenTheCulpritThenTheRest) {
  EXPECT_THAT(Trial(100, {40}).tried, ElementsAre(100, 40, 1, 59));
}

TEST(GroupSize, FailuresInARowAreDoneOneByOneMoreAndMore) {
  EXPECT_THAT(Trial(8, {0, 1, 2, 3, 4, 5, 6, 7}).tried,
              ElementsAre(8, 1, 7, 1, 1, 5, 1, 1, 1, 1, 1));
}

TEST(GroupSize, FewerWhereTheServerHasNoRoom) {
  EXPECT_THAT(Trial(100, {}, 30).tried, ElementsAre(100, 50, 25, 25, 25, 25));
  EXPECT_THAT(Trial(4, {}, 0).tried, ElementsAre(4, 2, 1, 1, 1, 1));
}

TEST(GroupSize, OneByOneWhenNothingTellsWhichFailed) {
  GroupSize size;
  EXPECT_EQ(size.Next(3), 3U);
  size.Failed();
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(size.Next(10), 1U);
    size.Done(1);
  }
  EXPECT_EQ(size.Next(10), 10U);
}

// However many fail, nothing is tried much more often than if each had been alone from the start.
TEST(GroupSize, ManyFailuresCostLittleMoreThanNoGroups) {
  std::mt19937 random(7);
  for (const int percent : {1, 10, 50, 90, 100}) {
    std::vector<size_t> culprits;
    for (size_t i = 0; i < 1000; ++i) {
      if (static_cast<int>(random() % 100) < percent) culprits.push_back(i);
    }
    EXPECT_LE(Trial(1000, culprits).tried.size(), 1600U) << percent << " % fail";
  }
}

}  // namespace
}  // namespace pgstow::plan
