// What plans for databases have beyond those for scripts.
#include "restore/plan/refine.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/restore/shop_toc.h"

namespace pgstow::plan {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using testing::EntryOf;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::ShopToc;

constexpr uint64_t kMiB = uint64_t{1} << 20;

Plan PlanOf(const model::Toc& toc, const PlanOptions& options, select::SelectOptions select = {}) {
  select.create = options.create;
  return MakePlan(toc, select::Select(toc, select), options);
}

// Dump ids of the loads that empty their table first.
std::vector<model::DumpId> Whole(const model::Toc& toc, const PlanOptions& options,
                                 const select::SelectOptions& select = {}) {
  std::vector<model::DumpId> whole;
  for (const Step& step : PlanOf(toc, options, select).steps) {
    if (step.mode == LoadMode::kWhole) whole.push_back(toc.entries[step.entry].id);
  }
  return whole;
}

std::vector<std::string> Generated(const Plan& plan) {
  std::vector<std::string> sql;
  for (const Step& step : plan.steps) {
    if (!step.sql.empty()) sql.push_back(step.sql);
  }
  return sql;
}

TEST(Refine, LoadsIntoTablesThatTheRestoreMakesEmptyThemFirst) {
  EXPECT_THAT(Whole(ShopToc(), {.empty_first = true}), ElementsAre(3483, 3481, 3485));
  EXPECT_THAT(Whole(ShopToc(), {}), IsEmpty());
  EXPECT_THAT(Whole(ShopToc(), {.empty_first = true}, {.definitions = false}), IsEmpty());
  EXPECT_THAT(Whole(ShopToc(), {.empty_first = true, .on_conflict_do_nothing = true}), IsEmpty());
}

TEST(Refine, LoadsThatMayMeetOtherRowsDoNotEmptyTheirTable) {
  const auto spoilt = [](const std::function<void(model::Toc&)>& spoil) {
    model::Toc toc = ShopToc();
    spoil(toc);
    return Whole(toc, {.empty_first = true}, {.tables = {"c"}});
  };
  EXPECT_THAT(spoilt([](model::Toc&) {}), ElementsAre(3483));
  EXPECT_THAT(spoilt([](model::Toc& toc) { EntryOf(toc, 226).relkind = 'p'; }), IsEmpty());
  EXPECT_THAT(spoilt([](model::Toc& toc) { EntryOf(toc, 226).relkind = 'f'; }), IsEmpty());
  EXPECT_THAT(spoilt([](model::Toc& toc) { EntryOf(toc, 226).table_am = "columns"; }), IsEmpty());
  EXPECT_THAT(spoilt([](model::Toc& toc) {
                EntryOf(toc, 3483).copy = "COPY app.whole (id) FROM stdin;\n";
              }),
              IsEmpty());
  EXPECT_THAT(spoilt([](model::Toc& toc) { EntryOf(toc, 3483).data_form = model::DataForm::kSql; }),
              IsEmpty());
}

TEST(Refine, AListThatMakesAForeignKeyBeforeTheRowsKeepsTheTableAsItIs) {
  const auto list = [](std::vector<model::DumpId> ids) {
    return Whole(ShopToc(), {.empty_first = true}, {.list = std::move(ids)});
  };
  EXPECT_THAT(list({226, 224, 3483, 3481, 3305, 3324}), ElementsAre(3483, 3481));
  EXPECT_THAT(list({226, 224, 3483, 3305, 3324, 3481}), ElementsAre(3483));
}

TEST(Refine, ABigTableIsLoadedInPartsWhereOthersWouldWaitForIt) {
  model::Toc toc = ShopToc();
  model::Entry& rows = EntryOf(toc, 3483);
  rows.parts.resize(2, rows.parts[0]);
  rows.parts[1].part = 1;
  for (model::Part& part : rows.parts) part.raw_bytes = 100 * kMiB;
  EXPECT_THAT(Whole(toc, {.jobs = 1, .empty_first = true}), ElementsAre(3483, 3481, 3485));
  EXPECT_THAT(Whole(toc, {.jobs = 2, .empty_first = true}), ElementsAre(3481, 3485));
  EntryOf(toc, 3481).parts[0].raw_bytes = 300 * kMiB;
  EXPECT_THAT(Whole(toc, {.jobs = 2, .empty_first = true}), ElementsAre(3483, 3481, 3485));
}

// What others do meanwhile may be indexes: those of "t", which has one, but not those of the table.
TEST(Refine, IndexesOfOtherTablesKeepConnectionsBusyWhileOneLoadsABigTable) {
  model::Toc toc = ShopToc();
  model::Entry& rows = EntryOf(toc, 3483);
  rows.parts.resize(2, rows.parts[0]);
  rows.parts[1].part = 1;
  for (model::Part& part : rows.parts) part.raw_bytes = 100 * kMiB;
  EntryOf(toc, 3481).parts[0].raw_bytes = 150 * kMiB;
  EXPECT_THAT(Whole(toc, {.jobs = 2, .empty_first = true}), ElementsAre(3483, 3481, 3485));
  EXPECT_THAT(Whole(toc, {.jobs = 4, .empty_first = true}), ElementsAre(3481, 3485));
  select::SelectOptions rows_alone;
  rows_alone.sections.post_data = false;
  EXPECT_THAT(Whole(toc, {.jobs = 2, .empty_first = true}, rows_alone), ElementsAre(3481, 3485));
}

TEST(Refine, KeysAreSplitWhereOtherIndexesAreBuiltBesideThem) {
  model::Toc toc = ShopToc();
  const PlanOptions options = {.jobs = 4, .split_keys = true};
  EXPECT_THAT(Generated(PlanOf(toc, options)), IsEmpty()) << "small tables";
  EntryOf(toc, 3483).parts[0].raw_bytes = 100 * kMiB;
  EntryOf(toc, 3481).parts[0].raw_bytes = 100 * kMiB;
  EXPECT_THAT(Generated(PlanOf(toc, options)),
              ElementsAre("CREATE UNIQUE INDEX c_u_key ON app.c USING btree (u);\n",
                          "ALTER TABLE ONLY app.c\n"
                          "    ADD CONSTRAINT c_u_key UNIQUE USING INDEX c_u_key;\n"));
  EXPECT_THAT(Generated(PlanOf(toc, {.jobs = 4})), IsEmpty());
  EntryOf(toc, 226).relkind = 'p';
  EXPECT_THAT(Generated(PlanOf(toc, options)), IsEmpty());
}

TEST(Refine, TheIndexOfAKeyComesBeforeTheKey) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 3483).parts[0].raw_bytes = 100 * kMiB;
  const Plan plan = PlanOf(toc, {.split_keys = true});
  const auto build = std::ranges::find(plan.steps, Action::kBuild, &Step::action);
  ASSERT_NE(build, plan.steps.end());
  EXPECT_EQ(build[1].action, Action::kDefine);
  EXPECT_EQ(build[1].entry, build->entry);
  EXPECT_TRUE(build->concurrent);
}

TEST(Refine, AnalyzesWhatGotRowsLastOfAll) {
  const Plan plan = PlanOf(ShopToc(), {.analyze = true});
  EXPECT_THAT(Generated(plan), ElementsAre("ANALYZE app.c;\n", "ANALYZE app.t;\n",
                                           "ANALYZE other.p1;\n", "ANALYZE app.mv;\n"));
  EXPECT_TRUE(std::ranges::is_partitioned(plan.steps, std::logical_not(), &Step::last));
  EXPECT_THAT(Generated(PlanOf(ShopToc(), {.analyze = true}, {.data = false})),
              Not(Contains("ANALYZE app.c;\n")));
}

TEST(Refine, APartitionedTableIsAnalyzedOnceAsAWhole) {
  model::Toc toc = ShopToc();
  model::Entry whole = EntryOf(toc, 230);
  whole.id = 5000;
  whole.tag = "p";
  whole.relkind = 'p';
  toc.entries.insert(toc.entries.begin(), whole);
  EntryOf(toc, 3298).dependencies = {230, 5000};
  const Plan plan = PlanOf(toc, {.analyze = true}, {.schemas = {"other"}});
  EXPECT_THAT(Generated(plan), ElementsAre("ANALYZE other.p;\n"));
}

TEST(Refine, RestoredStatisticsComeLast) {
  model::Toc toc = ShopToc();
  model::Entry& statistics = EntryOf(toc, 3507);
  statistics.role = model::Role::kStatistics;
  const auto last_of = [&](const PlanOptions& options) {
    return toc.entries[PlanOf(toc, options).steps.back().entry].id;
  };
  EXPECT_EQ(last_of({.statistics_last = true}), 3507);
  EXPECT_NE(last_of({}), 3507);
}

}  // namespace
}  // namespace pgstow::plan
