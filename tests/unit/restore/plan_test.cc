#include "restore/plan/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "restore/plan/if_exists.h"
#include "tests/unit/restore/shop_toc.h"

namespace pgstow::plan {
namespace {

using model::DumpId;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::Not;
using testing::ShopToc;

Plan PlanOf(const PlanOptions& options, select::SelectOptions select = {},
            const model::Toc& toc = ShopToc()) {
  select.create = options.create;
  return MakePlan(toc, select::Select(toc, select), options);
}

// "drop 224", "define 224", "load 3481", "connect 3499", in the order of the plan.
std::vector<std::string> Told(const Plan& plan) {
  static constexpr std::string_view kWords[] = {"drop ", "define ", "load ", "connect "};
  static const model::Toc kToc = ShopToc();
  std::vector<std::string> told;
  for (const Step& step : plan.steps) {
    told.push_back(std::string(kWords[static_cast<size_t>(step.action)]) +
                   std::to_string(kToc.entries[step.entry].id));
  }
  return told;
}

size_t Place(const std::vector<std::string>& told, const std::string& what) {
  return std::ranges::find(told, what) - told.begin();
}

TEST(Plan, DefinesAndLoadsInOrder) {
  EXPECT_THAT(Told(PlanOf({}, {.tables = {"c"}})),
              ElementsAre("define 226", "define 3507", "load 3483", "define 3508"));
}

TEST(Plan, PrivilegesComeAfterEverythingAndRefreshesAfterThem) {
  const std::vector<std::string> told = Told(PlanOf({}));
  EXPECT_LT(Place(told, "define 3324"), Place(told, "define 3504"));
  EXPECT_LT(Place(told, "define 2200"), Place(told, "define 3297"));
  EXPECT_EQ(told.back(), "define 3484");
}

TEST(Plan, SequenceValuesAreDefinedNotLoaded) {
  EXPECT_THAT(Told(PlanOf({}, {.definitions = false})),
              ElementsAre("load 3483", "load 3481", "load 3485", "define 3515", "define 3516"));
}

TEST(Plan, DropsInReverseOrderWhatHasADrop) {
  EXPECT_THAT(Told(PlanOf({.clean = true}, {.tables = {"t", "mv"}, .indexes = {"c_idx"}})),
              ElementsAre("drop 3306", "drop 228", "drop 224", "define 224", "define 3510",
                          "define 3511", "define 228", "load 3481", "define 3306", "define 3517",
                          "define 3512", "define 3484"));
}

TEST(Plan, CreateDropsOnlyTheDatabase) {
  const std::vector<std::string> told = Told(PlanOf({.clean = true, .create = true}));
  EXPECT_EQ(told[0], "drop 3499");
  EXPECT_EQ(told[1], "define 3499");
}

TEST(Plan, ConnectsAfterTheDatabaseAndAfterItsSettings) {
  const std::vector<std::string> told = Told(PlanOf({.create = true}));
  EXPECT_THAT(std::vector<std::string>(told.begin(), told.begin() + 6),
              ElementsAre("define 3499", "connect 3499", "define 3500", "define 3502",
                          "connect 3502", "define 8"));
}

TEST(Plan, SetsOwnersWhereThereIsOne) {
  const auto owned = [](const PlanOptions& options) {
    std::vector<DumpId> ids;
    const model::Toc toc = ShopToc();
    for (const Step& step : PlanOf(options).steps) {
      if (step.set_owner) ids.push_back(toc.entries[step.entry].id);
    }
    return ids;
  };
  EXPECT_THAT(owned({}), AllOf(Contains(224), Contains(8), Not(Contains(2)), Not(Contains(3300)),
                               Not(Contains(3481))));
  EXPECT_THAT(owned({.owners = false}), ElementsAre());
}

TEST(Plan, AllButPreDataMayRunConcurrently) {
  const model::Toc toc = ShopToc();
  for (const Step& step : PlanOf({.clean = true, .create = false}).steps) {
    const model::Entry& entry = toc.entries[step.entry];
    const bool late = entry.pass != model::Pass::kMain || entry.section == model::Section::kData ||
                      entry.section == model::Section::kPostData || entry.id == 3517 ||
                      entry.id == 3518;
    EXPECT_EQ(step.concurrent, late && step.action != Action::kDrop) << entry.kind << entry.tag;
  }
}

TEST(Plan, AnEntryWithDefinitionAndRowsIsDefinedThenLoaded) {
  model::Toc toc = ShopToc();
  model::Entry& table = testing::EntryOf(toc, 224);
  table.parts.resize(1);
  EXPECT_THAT(Told(PlanOf({}, {.comments = false, .tables = {"t"}}, toc)),
              Contains("load 224").Times(1));
}

TEST(IfExists, GoesAfterTheKind) {
  EXPECT_EQ(WithIfExists("DROP TABLE app.t;\n", "TABLE"), "DROP TABLE IF EXISTS app.t;\n");
  EXPECT_EQ(WithIfExists("DROP MATERIALIZED VIEW app.mv;\n", "MATERIALIZED VIEW"),
            "DROP MATERIALIZED VIEW IF EXISTS app.mv;\n");
  EXPECT_EQ(WithIfExists("DROP USER MAPPING FOR u SERVER s;\n", "USER MAPPING"),
            "DROP USER MAPPING IF EXISTS FOR u SERVER s;\n");
  EXPECT_EQ(WithIfExists("DROP CAST (a AS b);\n", "CAST"), "DROP CAST IF EXISTS (a AS b);\n");
}

TEST(IfExists, FindsTheNameOfAKindNeverHeardOf) {
  EXPECT_EQ(WithIfExists("DROP BLUE GIZMO \"G\";\n", "GIZMO (BLUE)"),
            "DROP BLUE GIZMO IF EXISTS \"G\";\n");
  EXPECT_EQ(WithIfExists("DROP GIZMO x1.\"DROP\";\n", ""), "DROP GIZMO IF EXISTS x1.\"DROP\";\n");
}

TEST(IfExists, GoesAfterTheTableAndTheConstraint) {
  EXPECT_EQ(WithIfExists("ALTER TABLE ONLY app.c DROP CONSTRAINT fk;\n", "FK CONSTRAINT"),
            "ALTER TABLE IF EXISTS ONLY app.c DROP CONSTRAINT IF EXISTS fk;\n");
  EXPECT_EQ(WithIfExists("ALTER TABLE app.t ALTER COLUMN id DROP DEFAULT;\n", "DEFAULT"),
            "ALTER TABLE IF EXISTS app.t ALTER COLUMN id DROP DEFAULT;\n");
  EXPECT_EQ(WithIfExists("ALTER DOMAIN d DROP CONSTRAINT c;\n", "CHECK CONSTRAINT"),
            "ALTER DOMAIN d DROP CONSTRAINT IF EXISTS c;\n");
}

TEST(IfExists, LeavesQuotedNamesAlone) {
  EXPECT_EQ(
      WithIfExists("ALTER TABLE \"a\"\" DROP CONSTRAINT x\" DROP CONSTRAINT c;\n", "CONSTRAINT"),
      "ALTER TABLE IF EXISTS \"a\"\" DROP CONSTRAINT x\" DROP CONSTRAINT IF EXISTS c;\n");
}

TEST(IfExists, AsksForLargeObjectsThatAreThere) {
  EXPECT_EQ(WithIfExists("SELECT pg_catalog.lo_unlink('42');\n", "BLOB METADATA"),
            "SELECT pg_catalog.lo_unlink(oid) FROM pg_catalog.pg_largeobject_metadata "
            "WHERE oid = '42';\n");
}

TEST(IfExists, LeavesOtherStatementsAlone) {
  for (const char* drop : {"CREATE OR REPLACE VIEW v AS\nSELECT\n    NULL::integer AS a;\n",
                           "-- *not* dropping schema, since initdb creates it\n", ""}) {
    EXPECT_EQ(WithIfExists(drop, "VIEW"), drop);
  }
}

TEST(Plan, WhatDependsOnAConcurrentStepIsConcurrentToo) {
  model::Toc toc = ShopToc();
  model::Entry function = testing::EntryOf(toc, 292);  // of a view that stands after the data
  function.id = 4000;
  function.dependencies = {3305};
  toc.entries.push_back(function);
  for (const Step& step : MakePlan(toc, select::Select(toc, {}), {}).steps) {
    const model::DumpId id = toc.entries[step.entry].id;
    if (id == 4000 || id == 292) {
      EXPECT_EQ(step.concurrent, id == 4000);
    }
  }
}

}  // namespace
}  // namespace pgstow::plan
