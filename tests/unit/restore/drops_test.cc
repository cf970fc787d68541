#include "restore/plan/drops.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/restore/shop_toc.h"

namespace pgstow::plan {
namespace {

using model::DumpId;
using ::testing::ElementsAre;
using testing::EntryOf;
using ::testing::IsEmpty;
using testing::ShopToc;

// The target is a shop too, with ids of its own.
constexpr DumpId kTheirs = 10'000;

model::Toc Target(const std::vector<DumpId>& ids) {
  model::Toc target = ShopToc();
  std::erase_if(target.entries, [&ids](const model::Entry& entry) {
    return std::ranges::find(ids, entry.id) == ids.end();
  });
  for (model::Entry& entry : target.entries) {
    entry.id += kTheirs;
    for (DumpId& id : entry.dependencies) id += kTheirs;
    for (DumpId& id : entry.belongs_to) id += kTheirs;
  }
  return target;
}

std::vector<Drop> DropsOf(const model::Toc& target, const select::SelectOptions& select = {},
                          const model::Toc& archive = ShopToc()) {
  return DropsFor(archive, select::Select(archive, select), target);
}

std::vector<std::string> Statements(const std::vector<Drop>& drops) {
  std::vector<std::string> statements;
  for (const Drop& drop : drops) statements.push_back(drop.statement);
  return statements;
}

TEST(Drops, AreOfWhatIsThere) {
  EXPECT_THAT(DropsOf(Target({})), IsEmpty());
  EXPECT_THAT(Statements(DropsOf(Target({226, 3483}))),
              ElementsAre("DROP TABLE IF EXISTS app.c;\n"));
}

TEST(Drops, AreOfWhatIsRestored) {
  const model::Toc target = Target({226, 224});
  EXPECT_THAT(Statements(DropsOf(target, {.tables = {"t"}})),
              ElementsAre("DROP TABLE IF EXISTS app.t;\n"));
  EXPECT_THAT(DropsOf(target, {.definitions = false}), IsEmpty());
}

TEST(Drops, ComeInTheOppositeOrderOfTheTarget) {
  model::Toc target = Target({226, 224, 227, 3306});
  std::ranges::reverse(target.entries);  // the target's own order counts, not that of the archive
  EXPECT_THAT(Statements(DropsOf(target)),
              ElementsAre("DROP TABLE IF EXISTS app.c;\n", "DROP TABLE IF EXISTS app.t;\n",
                          "DROP VIEW IF EXISTS app.v;\n", "DROP INDEX IF EXISTS app.c_idx;\n"));
}

TEST(Drops, TellTheEntryThatRestoresTheObject) {
  const model::Toc archive = ShopToc();
  const std::vector<Drop> drops = DropsOf(Target({226}));
  ASSERT_EQ(drops.size(), 1U);
  ASSERT_TRUE(drops[0].entry);
  EXPECT_EQ(archive.entries[*drops[0].entry].id, 226);
  EXPECT_EQ(drops[0].name, "TABLE app.c");
}

TEST(Drops, ARelationIsTheSameWhateverItsKind) {
  model::Toc target = Target({227});
  target.entries[0].kind = "TABLE";
  target.entries[0].drop = "DROP TABLE app.v;\n";
  EXPECT_THAT(Statements(DropsOf(target)), ElementsAre("DROP TABLE IF EXISTS app.v;\n"));
}

TEST(Drops, TakeAlongWhatDependsOnThemAndTellOfWhat) {
  model::Toc target = Target({224, 227, 3306});
  EntryOf(target, 227 + kTheirs).dependencies = {224 + kTheirs};
  EntryOf(target, 227 + kTheirs).tag = "extra";
  EntryOf(target, 227 + kTheirs).drop = "DROP VIEW app.extra;\n";
  EntryOf(target, 3306 + kTheirs).dependencies = {227 + kTheirs};  // by way of the view
  EntryOf(target, 3306 + kTheirs).belongs_to.clear();
  const std::vector<Drop> drops = DropsOf(target, {.tables = {"t"}});
  ASSERT_EQ(drops.size(), 3U);
  EXPECT_EQ(drops[0].name, "INDEX app.c_idx");  // in the archive, but not restored
  EXPECT_FALSE(drops[0].entry);
  EXPECT_EQ(drops[0].needs, "VIEW app.extra");
  EXPECT_EQ(drops[1].name, "VIEW app.extra");
  EXPECT_FALSE(drops[1].entry);
  EXPECT_EQ(drops[1].needs, "TABLE app.t");
  EXPECT_TRUE(drops[2].entry);
}

TEST(Drops, TheIndexOfAPartitionGoesWithThatOfItsParent) {
  model::Toc target = Target({226, 3306, 3308});
  EntryOf(target, 3306 + kTheirs).relkind = 'I';
  EntryOf(target, 3308 + kTheirs).dependencies.push_back(3306 + kTheirs);
  EXPECT_THAT(Statements(DropsOf(target)),
              ElementsAre("DROP INDEX IF EXISTS app.c_idx;\n", "DROP TABLE IF EXISTS app.c;\n"));
}

TEST(Drops, LeaveTheSchemaPublicAsItIs) {
  model::Toc archive = ShopToc();
  model::Toc target = Target({8});
  for (model::Entry* schema : {&EntryOf(archive, 8), &target.entries[0]}) {
    schema->tag = "public";
    schema->drop = "-- *not* dropping schema, since initdb creates it\n";
  }
  EXPECT_THAT(DropsOf(target, {}, archive), IsEmpty());
}

TEST(Drops, LargeObjectsAreLookedForByTheirNumbers) {
  model::Toc archive = ShopToc();
  model::Entry& large = EntryOf(archive, 232);
  large.selector = model::Selector::kNone;
  large.drop = "SELECT pg_catalog.lo_unlink('7');\n";
  EXPECT_THAT(Statements(DropsOf(Target({}), {}, archive)),
              ElementsAre("SELECT pg_catalog.lo_unlink(oid) FROM "
                          "pg_catalog.pg_largeobject_metadata WHERE oid = '7';\n"));
}

TEST(Drops, BecomeStepsBeforeAllOthers) {
  const std::vector<Drop> drops = {
      {.statement = "DROP a;\n", .name = "", .entry = 3, .needs = ""},
      {.statement = "DROP b;\n", .name = "", .entry = {}, .needs = "c"},
      {.statement = "DROP c;\n", .name = "", .entry = 5, .needs = ""},
  };
  Plan plan;
  plan.steps.push_back({.action = Action::kDefine, .entry = 1});
  AddDrops(drops, plan);
  ASSERT_EQ(plan.steps.size(), 3U);
  EXPECT_EQ(plan.steps[0].action, Action::kDrop);
  EXPECT_EQ(plan.steps[0].entry, 3U);
  EXPECT_EQ(plan.steps[0].drop, "DROP a;\n");
  EXPECT_EQ(plan.steps[1].entry, 5U);
  EXPECT_EQ(plan.steps[1].drop, "DROP b;\nDROP c;\n");
  EXPECT_EQ(plan.steps[2].action, Action::kDefine);
}

}  // namespace
}  // namespace pgstow::plan
