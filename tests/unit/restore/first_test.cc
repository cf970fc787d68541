#include "restore/plan/first.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "restore/plan/plan.h"
#include "tests/unit/restore/shop_toc.h"

namespace pgstow::plan {
namespace {

using model::DumpId;
using ::testing::AllOf;
using ::testing::Contains;
using testing::EntryOf;
using ::testing::Not;
using testing::ShopToc;
using ::testing::UnorderedElementsAre;

using Ids = std::vector<DumpId>;

// The ids of what is finished first; `rest` takes those of all others.
Ids FirstOf(const model::Toc& toc, const Ids& tables, Ids* rest = nullptr,
            const select::SelectOptions& select = {}) {
  std::vector<size_t> indices;
  for (size_t i = 0; i < toc.entries.size(); ++i) {
    if (std::ranges::find(tables, toc.entries[i].id) != tables.end()) indices.push_back(i);
  }
  select::Selection selection = select::Select(toc, select);
  const std::vector<size_t> before = selection.order;
  FinishFirst(toc, indices, selection);
  EXPECT_TRUE(std::ranges::is_permutation(selection.order, before));
  EXPECT_TRUE(
      std::ranges::is_sorted(selection.order.begin(), selection.order.begin() + selection.first));
  EXPECT_TRUE(
      std::ranges::is_sorted(selection.order.begin() + selection.first, selection.order.end()));
  Ids first;
  for (size_t i = 0; i < selection.order.size(); ++i) {
    Ids* const part = i < selection.first ? &first : rest;
    if (part != nullptr) part->push_back(toc.entries[selection.order[i]].id);
  }
  return first;
}

TEST(First, IsATableWithAllThatBelongsToIt) {
  EXPECT_THAT(FirstOf(ShopToc(), {224}),
              UnorderedElementsAre(224, 3510, 3511, 3512, 3300, 3481, 3305, 3325, 3518));
}

TEST(First, NothingIsFirstWhenNothingIsNamed) {
  Ids rest;
  EXPECT_THAT(FirstOf(ShopToc(), {}, &rest), ::testing::IsEmpty());
  EXPECT_EQ(rest.size(), select::Select(ShopToc(), {}).order.size());
}

TEST(First, WhatATableNeedsComesWithItsCommentsAndPrivileges) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 224).dependencies = {8};          // its schema
  EntryOf(toc, 3325).dependencies = {224, 292};  // the function of its trigger
  const Ids first = FirstOf(toc, {224});
  for (const DumpId needed : {8, 3503, 3504, 292, 3506}) EXPECT_THAT(first, Contains(needed));
}

TEST(First, WhatIsNeededComesWithoutItsRowsAndIndexes) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 224).dependencies = {226};  // say, a column of that row type
  EXPECT_THAT(FirstOf(toc, {224}),
              AllOf(Contains(226), Contains(3508), Not(Contains(3483)), Not(Contains(3306))));
}

TEST(First, ForeignKeysToOtherTablesStayWithTheRest) {
  model::Toc toc = ShopToc();
  model::Entry& key = EntryOf(toc, 3324);  // of c to t
  key.belongs_to = {226};
  key.dependencies = {224, 3305, 226};
  model::Entry comment = EntryOf(toc, 3510);
  comment.id = 4000;
  comment.belongs_to = comment.dependencies = {3324};
  toc.entries.push_back(comment);
  Ids rest;
  EXPECT_THAT(FirstOf(toc, {226}, &rest), AllOf(Contains(3308), Not(Contains(224))));
  EXPECT_THAT(rest, AllOf(Contains(3324), Contains(4000), Contains(3305)));
  EXPECT_THAT(FirstOf(toc, {226, 224}), AllOf(Contains(3324), Contains(4000)));
}

TEST(First, SequencesThatATableOwnsOrTakesValuesFromComeWithTheirValues) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 223).dependencies = {224};        // owned
  EntryOf(toc, 3300).dependencies = {224, 232};  // the default of a column
  EXPECT_THAT(FirstOf(toc, {224}),
              AllOf(Contains(223), Contains(3513), Contains(3515), Contains(232), Contains(3516)));
}

TEST(First, AViewComesWithTheTablesThatItReads) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 227).dependencies = {228};  // a view of a materialized view of a table
  EntryOf(toc, 228).dependencies = {226};
  EXPECT_THAT(FirstOf(toc, {227}),
              AllOf(Contains(227), Contains(228), Contains(3484), Contains(226), Contains(3483),
                    Contains(3308), Contains(3306)));
}

TEST(First, APartitionedTableComesWithItsPartitions) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 226).relkind = 'p';
  EntryOf(toc, 3298).dependencies = {230, 226};
  EXPECT_THAT(FirstOf(toc, {226}),
              AllOf(Contains(226), Contains(230), Contains(3298), Contains(3485)));
}

// The index of a partition depends on that of its parent, which must see all partitions attached.
TEST(First, APartitionComesWithTheDefinitionsOfItsKin) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 226).relkind = 'p';  // indexed by 3306
  EntryOf(toc, 3306).relkind = 'I';
  EntryOf(toc, 3298).dependencies = {230, 226};  // one partition
  model::Entry attach = EntryOf(toc, 3298);      // another one
  attach.id = 4000;
  attach.belongs_to = {224};
  attach.dependencies = {224, 226};
  model::Entry index = EntryOf(toc, 3306);
  index.id = 4001;
  index.relkind = 'i';
  index.belongs_to = {230};
  index.dependencies = {230, 3306};
  toc.entries.push_back(attach);
  toc.entries.push_back(index);
  EXPECT_THAT(FirstOf(toc, {230}), AllOf(Contains(4001), Contains(3306), Contains(226),
                                         Contains(4000), Contains(224), Not(Contains(3481))));
}

TEST(First, TheDatabaseComesFirstInAnyCase) {
  EXPECT_THAT(FirstOf(ShopToc(), {224}, nullptr, {.create = true}),
              AllOf(Contains(3499), Contains(3500), Contains(3501), Contains(3502)));
}

TEST(First, HasItsPrivilegesBeforeTheRestAndASmallerPriority) {
  model::Toc toc = ShopToc();
  select::Selection selection = select::Select(toc, {});
  const size_t table = &EntryOf(toc, 224) - toc.entries.data();
  FinishFirst(toc, std::vector<size_t>{table}, selection);
  const Plan plan = MakePlan(toc, selection, {});
  const auto priority = [](const Step& step) { return step.priority; };
  EXPECT_TRUE(std::ranges::is_sorted(plan.steps, {}, priority));
  const auto is_acl = [&](const Step& step) { return toc.entries[step.entry].id == 3512; };
  const auto acl = std::ranges::find_if(plan.steps, is_acl);
  ASSERT_NE(acl, plan.steps.end());
  EXPECT_EQ(acl->priority, 0U);
  EXPECT_EQ(plan.steps.back().priority, 1U);
}

}  // namespace
}  // namespace pgstow::plan
