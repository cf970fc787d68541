#include "restore/plan/arrange.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "restore/plan/plan.h"
#include "tests/unit/restore/shop_toc.h"

namespace pgstow::plan {
namespace {

using model::DumpId;
using ::testing::ElementsAre;
using testing::EntryOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::ShopToc;

using Ids = std::vector<DumpId>;

struct Arranged {
  Ids order;
  std::vector<std::string> warnings;
};

Arranged ArrangedOf(const model::Toc& toc, const Ids& list, const OrderOptions& options) {
  select::Selection selection = select::Select(toc, {.list = list});
  Arranged arranged;
  arranged.warnings = Arrange(toc, options, /*listed=*/true, selection);
  for (const size_t i : selection.order) arranged.order.push_back(toc.entries[i].id);
  return arranged;
}

TEST(Arrange, FollowsAListAsPgRestoreDoes) {
  const Arranged arranged = ArrangedOf(ShopToc(), {3481, 224}, {.list = ListOrder::kAsListed});
  EXPECT_THAT(arranged.order, ElementsAre(3481, 224));
  EXPECT_THAT(arranged.warnings, IsEmpty());
}

TEST(Arrange, FollowsAListByForceAndTellsWhatItBreaks) {
  const Arranged arranged = ArrangedOf(ShopToc(), {3481, 224}, {.list = ListOrder::kForced});
  EXPECT_THAT(arranged.order, ElementsAre(3481, 224));
  EXPECT_THAT(arranged.warnings, ElementsAre(::testing::EndsWith("which the list has after it")));
}

TEST(Arrange, RepairsAListAndTellsWhatItMoved) {
  const Arranged arranged = ArrangedOf(ShopToc(), {3481, 224}, {.list = ListOrder::kRepaired});
  EXPECT_THAT(arranged.order, ElementsAre(224, 3481));
  EXPECT_THAT(arranged.warnings, ElementsAre(HasSubstr(": moved before it")));
}

// Tables c, t and p1 with their rows: 1000, 30 and 5000 bytes.
const Ids kTables = {226, 3483, 224, 3481, 230, 3485};

TEST(Arrange, SortsLoadsByNameAmongThePlacesOfLoads) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 3485).schema = "a";
  const Arranged arranged =
      ArrangedOf(toc, kTables, {.list = ListOrder::kForced, .data = DataOrder::kName});
  EXPECT_THAT(arranged.order, ElementsAre(226, 3485, 224, 3483, 230, 3481));
}

TEST(Arrange, MovesATableBeforeItsRowsWhenTheseAreSorted) {
  const Arranged arranged =
      ArrangedOf(ShopToc(), kTables, {.list = ListOrder::kRepaired, .data = DataOrder::kSize});
  EXPECT_THAT(arranged.order, ElementsAre(226, 230, 3485, 224, 3483, 3481));
  EXPECT_THAT(arranged.warnings, IsEmpty());  // the list is right
}

TEST(Arrange, GoesByStoredBytesWhereTheOthersAreNotKnown) {
  model::Toc toc = ShopToc();
  for (const DumpId id : {3483, 3481, 3485}) {
    model::Part& part = EntryOf(toc, id).parts.front();
    part.stored_bytes = 10'000 - part.raw_bytes;
    part.raw_bytes = 0;
  }
  const Arranged arranged = ArrangedOf(toc, {226, 224, 230, 3483, 3481, 3485},
                                       {.list = ListOrder::kRepaired, .data = DataOrder::kSize});
  EXPECT_THAT(arranged.order, ElementsAre(226, 224, 230, 3481, 3483, 3485));
}

TEST(Arrange, SaysWhenSizesAreNotKnown) {
  model::Toc toc = ShopToc();
  for (const DumpId id : {3483, 3481, 3485}) EntryOf(toc, id).parts.front().raw_bytes = 0;
  const Arranged arranged =
      ArrangedOf(toc, kTables, {.list = ListOrder::kRepaired, .data = DataOrder::kSize});
  EXPECT_EQ(arranged.order, kTables);
  EXPECT_THAT(arranged.warnings, ElementsAre(HasSubstr("does not say how large its tables are")));
}

TEST(Arrange, FinishesTheTablesFirstThatPatternsName) {
  const Ids list = {226, 3483, 224, 3481, 230, 3485};
  EXPECT_THAT(ArrangedOf(ShopToc(), list, {.first = {"p?", "app.t"}}).order,
              ElementsAre(224, 3481, 230, 3485, 226, 3483));
  EXPECT_THAT(ArrangedOf(ShopToc(), list, {.first = {"other.*"}}).order,
              ElementsAre(230, 3485, 226, 3483, 224, 3481));
}

TEST(Arrange, RefusesAPatternThatNamesNoTable) {
  try {
    ArrangedOf(ShopToc(), kTables, {.first = {"t", "nothing*"}});
    FAIL() << "accepted it";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kNotFound);
    EXPECT_STREQ(error.what(), "no matching tables were found for \"nothing*\"");
  }
}

TEST(Arrange, NumbersLoadsInTheirOrder) {
  const model::Toc toc = ShopToc();
  const select::Selection selection = select::Select(toc, {.list = kTables});
  std::vector<uint32_t> turns;
  for (const Step& step : MakePlan(toc, selection, {.loads_in_turn = true}).steps) {
    turns.push_back(step.turn);
  }
  constexpr uint32_t kAny = Step::kAnyTurn;
  EXPECT_THAT(turns, ElementsAre(kAny, 0, kAny, 1, kAny, 2));
  for (const Step& step : MakePlan(toc, selection, {}).steps) EXPECT_EQ(step.turn, kAny);
}

}  // namespace
}  // namespace pgstow::plan
