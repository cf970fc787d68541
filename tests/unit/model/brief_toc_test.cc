#include "host/model/brief_toc.h"

#include <limits>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/model/id_index.h"
#include "host/model/sections.h"
#include "tests/support/brief.h"

namespace pgstow::model {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using tests::SameInBrief;

// All that a brief entry can say.
Entry Full(DumpId id) {
  return {.id = id,
          .catalog = {1259, 4'000'000'000U},
          .section = Section::kData,
          .pass = Pass::kPostAcl,
          .role = Role::kData,
          .selector = Selector::kRelation,
          .relkind = 'r',
          .data_form = DataForm::kSql,
          .database = 2,
          .kind = "TABLE DATA",
          .tag = "t" + std::to_string(id),
          .schema = "public",
          .owner = id % 2 == 0 ? "ann" : "",
          .definition = "SELECT 1;\n",
          .dependencies = {1, 1'000'000, id},
          .belongs_to = {7},
          .parts = {{.part = 0}, {.part = 1}}};
}

BriefToc BriefOfIds(const std::vector<DumpId>& ids, size_t expected = 0) {
  BriefToc toc;
  toc.entries.Reserve(expected);
  for (const DumpId id : ids) toc.entries.Add({.id = id});
  return toc;
}

TEST(BriefEntries, SayWhatTheirEntriesSay) {
  Toc toc{.header = {.database = "d"}, .entries = {Full(1), Entry{.id = 2}, Full(3), Full(4)}};
  toc.entries[3].parts[1].part = 2;
  const BriefToc brief(toc);
  EXPECT_EQ(brief.header, toc.header);
  ASSERT_EQ(brief.entries.size(), 4U);
  const BriefEntry first = brief.entries[0];
  EXPECT_EQ(first.id, 1);
  EXPECT_EQ(first.catalog, (CatalogId{1259, 4'000'000'000U}));
  EXPECT_EQ(first.section, Section::kData);
  EXPECT_EQ(first.pass, Pass::kPostAcl);
  EXPECT_EQ(first.role, Role::kData);
  EXPECT_EQ(first.selector, Selector::kRelation);
  EXPECT_EQ(first.relkind, 'r');
  EXPECT_EQ(first.data_form, DataForm::kSql);
  EXPECT_EQ(first.database, 2U);
  EXPECT_TRUE(first.has_definition);
  EXPECT_TRUE(first.has_parts);
  EXPECT_TRUE(first.numbers_parts);
  EXPECT_EQ(first.kind, "TABLE DATA");
  EXPECT_EQ(first.tag, "t1");
  EXPECT_EQ(first.schema, "public");
  EXPECT_EQ(first.owner, "");
  EXPECT_THAT(first.dependencies, ElementsAre(1, 1'000'000, 1));
  EXPECT_THAT(first.belongs_to, ElementsAre(7));
  EXPECT_FALSE(brief.entries[1].has_definition);
  EXPECT_FALSE(brief.entries[1].has_parts);
  EXPECT_THAT(brief.entries[1].dependencies, IsEmpty());
  EXPECT_FALSE(brief.entries[3].numbers_parts);
  size_t place = 0;
  for (const BriefEntry& entry : brief.entries) {
    EXPECT_TRUE(SameInBrief(entry, BriefOf(toc.entries[place]))) << place;
    ++place;
  }
  EXPECT_EQ(place, 4U);
}

TEST(BriefEntries, AreFoundByTheirIds) {
  constexpr DumpId kLast = std::numeric_limits<DumpId>::max();
  for (const size_t expected : {0U, 5U, 100'000U}) {
    const BriefToc toc = BriefOfIds({kLast, 5, 20'000, 3, -1}, expected);
    EXPECT_EQ(toc.entries.Find(kLast), 0U);
    EXPECT_EQ(toc.entries.Find(5), 1U);
    EXPECT_EQ(toc.entries.Find(20'000), 2U);
    EXPECT_EQ(toc.entries.Find(3), 3U);
    EXPECT_EQ(toc.entries.Find(-1), 4U);
    EXPECT_EQ(toc.entries.Find(4), BriefEntries::kNone);
    EXPECT_EQ(toc.entries.Find(0), BriefEntries::kNone);
    EXPECT_EQ(toc.entries.Find(kLast - 1), BriefEntries::kNone);
    EXPECT_EQ(toc.entries.largest_id(), kLast);
    EXPECT_TRUE(toc.entries.distinct());
  }
  EXPECT_EQ(BriefEntries().Find(1), BriefEntries::kNone);
  EXPECT_EQ(BriefEntries().largest_id(), 0);
}

// The table grows: what is too far at first is near later.
TEST(BriefEntries, AreTheFirstOfTheirIds) {
  std::vector<DumpId> ids = {2000, 4};
  for (DumpId id = 10; id < 1000; ++id) ids.push_back(id);
  EXPECT_TRUE(BriefOfIds(ids).entries.distinct());
  for (const DumpId twice : {2000, 4, 999}) {
    ids.push_back(twice);
    const BriefToc toc = BriefOfIds(ids);
    EXPECT_FALSE(toc.entries.distinct()) << twice;
    EXPECT_EQ(toc.entries.Find(2000), 0U);
    EXPECT_EQ(toc.entries.Find(4), 1U);
    EXPECT_EQ(toc.entries.Find(999), 2U + 989U);
    ids.pop_back();
  }
}

TEST(BriefEntries, CountToTheSectionsOfTheirEntries) {
  Toc toc;
  const auto add = [&toc](DumpId id, Section section, std::vector<DumpId> belongs_to) {
    toc.entries.push_back({.id = id, .section = section, .belongs_to = std::move(belongs_to)});
  };
  add(1, Section::kNone, {});
  add(2, Section::kNone, {5});  // which comes later
  add(3, Section::kNone, {3});
  add(4, Section::kData, {5});
  add(5, Section::kPostData, {});
  add(6, Section::kNone, {99});
  EXPECT_EQ(SectionsOf(BriefToc(toc)), SectionsOf(toc));
}

}  // namespace
}  // namespace pgstow::model
