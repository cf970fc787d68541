#include "restore/plan/order.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/restore/shop_toc.h"

namespace pgstow::plan {
namespace {

using model::DumpId;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using testing::EntryOf;
using ::testing::IsEmpty;
using testing::ShopToc;

using Ids = std::vector<DumpId>;
using Edges = std::vector<std::pair<DumpId, DumpId>>;

// The order of a list, by dump ids: as listed, and repaired.
class Listed {
 public:
  Listed(model::Toc toc, const Ids& list, select::SelectOptions select = {})
      : toc_(std::move(toc)) {
    select.list = list;
    selection_ = select::Select(toc_, select);
  }

  Edges Broken() const { return IdsOf(BrokenDependencies(toc_, selection_)); }
  Edges Repair() { return IdsOf(RepairOrder(toc_, selection_)); }
  Ids Order() const {
    Ids ids;
    for (const size_t i : selection_.order) ids.push_back(toc_.entries[i].id);
    return ids;
  }

 private:
  Edges IdsOf(const std::vector<BrokenDependency>& broken) const {
    Edges edges;
    for (const BrokenDependency& edge : broken) {
      edges.emplace_back(toc_.entries[edge.entry].id, toc_.entries[edge.needed].id);
    }
    return edges;
  }

  model::Toc toc_;
  select::Selection selection_;
};

Ids AllOf(const model::Toc& toc) {
  Ids ids;
  for (const model::Entry& entry : toc.entries) ids.push_back(entry.id);
  return ids;
}

TEST(Order, OfTheArchiveBreaksNothingAndStays) {
  Listed list(ShopToc(), AllOf(ShopToc()), {.create = true});
  const Ids before = list.Order();
  EXPECT_THAT(list.Broken(), IsEmpty());
  EXPECT_THAT(list.Repair(), IsEmpty());
  EXPECT_THAT(list.Order(), ElementsAreArray(before));
}

TEST(Order, OfAListStaysWhereDependenciesAllow) {
  // Two tables with rows, the second one's first; the index before the rows.
  const Ids list = {224, 3481, 226, 3306, 3483, 3305};
  Listed listed(ShopToc(), list);
  EXPECT_THAT(listed.Repair(), IsEmpty());
  EXPECT_THAT(listed.Order(), ElementsAreArray(list));
}

TEST(Order, WhatIsNeededMovesToRightBeforeWhoNeedsIt) {
  Listed list(ShopToc(), {232, 3483, 227, 226, 224});
  EXPECT_THAT(list.Broken(), ElementsAre(std::pair(3483, 226)));
  EXPECT_THAT(list.Repair(), ElementsAre(std::pair(3483, 226)));
  EXPECT_THAT(list.Order(), ElementsAre(232, 226, 3483, 227, 224));
  EXPECT_THAT(list.Broken(), IsEmpty());
}

TEST(Order, WhatIsNeededByWayOfOthersIsToldOfWhoComesBeforeIt) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 224).dependencies = {232};
  Listed list(std::move(toc), {3481, 232, 224});
  EXPECT_THAT(list.Broken(), ElementsAre(std::pair(3481, 224)));
  EXPECT_THAT(list.Repair(), ElementsAre(std::pair(3481, 224), std::pair(3481, 232)));
  EXPECT_THAT(list.Order(), ElementsAre(232, 224, 3481));
}

TEST(Order, AnObjectComesAfterItsSchema) {
  Listed list(ShopToc(), {3481, 8, 224});
  EXPECT_THAT(list.Repair(), ElementsAre(std::pair(3481, 8), std::pair(3481, 224)));
}

TEST(Order, GoesThroughEntriesThatAreNotSelected) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 224).dependencies = {8};  // the table between the index and the schema
  EntryOf(toc, 3305).dependencies = {224};
  Listed list(std::move(toc), {3305, 8});
  EXPECT_THAT(list.Repair(), ElementsAre(std::pair(3305, 8)));
}

TEST(Order, TriggersAndForeignKeysComeAfterTheRowsOfTheirTables) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 3324).dependencies = {3305, 226, 224};
  Listed list(std::move(toc), {224, 226, 3325, 3305, 3324, 3481, 3483});
  EXPECT_THAT(list.Broken(),
              ElementsAre(std::pair(3325, 3481), std::pair(3324, 3481), std::pair(3324, 3483)));
  EXPECT_THAT(list.Repair(), ElementsAre(std::pair(3325, 3481), std::pair(3324, 3483)));
  EXPECT_THAT(list.Order(), ElementsAre(224, 226, 3481, 3325, 3305, 3483, 3324));
}

TEST(Order, CommentsComeAfterTheirObjectAndPassesAreNotCompared) {
  Listed list(ShopToc(), {3512, 3510, 224});  // privileges, comment, table
  EXPECT_THAT(list.Repair(), ElementsAre(std::pair(3510, 224)));
  EXPECT_THAT(list.Order(), ElementsAre(3512, 224, 3510));
}

TEST(Order, TheDatabaseComesBeforeWhatGoesIntoIt) {
  model::Toc toc = ShopToc();
  std::ranges::rotate(toc.entries, toc.entries.begin() + 4);  // it and what is about it: to the end
  select::Selection selection = select::Select(toc, {.create = true});
  std::ranges::sort(selection.order);
  EXPECT_NE(toc.entries[selection.order.front()].id, 3499);
  RepairOrder(toc, selection);
  EXPECT_EQ(toc.entries[selection.order.front()].id, 3499);
}

// Table 4000 is partitioned: 230 is a partition of it, attached by 3298. It has the index 4001, and
// the trigger 4002.
model::Toc PartitionedToc() {
  model::Toc toc = ShopToc();
  model::Entry table = EntryOf(toc, 230);
  table.id = 4000;
  table.tag = "p";
  table.relkind = 'p';
  model::Entry index = EntryOf(toc, 3306);
  index.id = 4001;
  model::Entry trigger = EntryOf(toc, 3325);
  trigger.id = 4002;
  for (model::Entry* entry : {&index, &trigger}) entry->belongs_to = entry->dependencies = {4000};
  EntryOf(toc, 3298).dependencies = {230, 4000};
  for (const model::Entry& entry : {table, index, trigger}) toc.entries.push_back(entry);
  return toc;
}

TEST(Order, IndexesOfAPartitionedTableComeAfterItsPartitionsAreAttached) {
  Listed list(PartitionedToc(), {4000, 4001, 230, 3298});
  EXPECT_THAT(list.Repair(), ElementsAre(std::pair(4001, 3298), std::pair(4001, 230)));
  EXPECT_THAT(list.Order(), ElementsAre(4000, 230, 3298, 4001));
}

TEST(Order, TriggersOfAPartitionedTableComeAfterTheRowsOfItsPartitions) {
  Listed list(PartitionedToc(), {4000, 230, 3298, 4002, 3485});
  EXPECT_THAT(list.Repair(), ElementsAre(std::pair(4002, 3485)));
}

TEST(Order, RowsThatAPartitionedTableHandsOutComeAfterItsPartitionsAreAttached) {
  model::Toc toc = PartitionedToc();
  EntryOf(toc, 3485).definition = "-- load via partition root other.p";
  Listed list(std::move(toc), {230, 4000, 3485, 3298});
  EXPECT_THAT(list.Repair(), ElementsAre(std::pair(3485, 3298)));
}

TEST(Order, EntriesInACircleKeepTheirs) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 224).dependencies = {226};
  EntryOf(toc, 226).dependencies = {224};
  Listed list(std::move(toc), {232, 224, 226});
  EXPECT_THAT(list.Repair(), ElementsAre(std::pair(224, 226)));
  EXPECT_THAT(list.Order(), ElementsAre(232, 226, 224));
}

TEST(Order, TellsWhatItBreaksAndWhatItMoved) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 224).tag = "t\n; x";
  const auto index = [&toc](DumpId id) {
    return static_cast<size_t>(&EntryOf(toc, id) - toc.entries.data());
  };
  const BrokenDependency broken = {.entry = index(3305), .needed = index(224)};
  EXPECT_EQ(Describe(toc, broken, /*moved=*/false),
            "entry 3305 (CONSTRAINT app t t_pkey) needs entry 224 (TABLE app t ; x), which the "
            "list has after it");
  EXPECT_EQ(Describe(toc, broken, /*moved=*/true),
            "entry 3305 (CONSTRAINT app t t_pkey) needs entry 224 (TABLE app t ; x), which the "
            "list has after it: moved before it");
}

}  // namespace
}  // namespace pgstow::plan
