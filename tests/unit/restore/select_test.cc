#include "restore/select/select.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "tests/unit/restore/shop_toc.h"

namespace pgstow::select {
namespace {

using model::DumpId;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::EntryOf;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::ShopToc;

using Ids = std::vector<DumpId>;

Ids Selected(const SelectOptions& options, const model::Toc& toc = ShopToc()) {
  Ids ids;
  for (const size_t index : Select(toc, options).order) ids.push_back(toc.entries[index].id);
  return ids;
}

SelectOptions Tables(std::vector<std::string> names) { return {.tables = std::move(names)}; }

// Everything but `left_out`.
Ids AllBut(const Ids& left_out) {
  Ids ids;
  for (const model::Entry& entry : ShopToc().entries) {
    if (std::ranges::find(left_out, entry.id) == left_out.end()) ids.push_back(entry.id);
  }
  return ids;
}

const Ids kDatabase = {3499, 3500, 3501, 3502};

TEST(Select, TakesAllButTheDatabaseByDefault) { EXPECT_EQ(Selected({}), AllBut(kDatabase)); }

TEST(Select, TakesTheDatabaseWithCreate) { EXPECT_EQ(Selected({.create = true}), AllBut({})); }

TEST(Select, TableBringsRowsCommentsAndPrivilegesAndNoIndex) {
  EXPECT_THAT(Selected(Tables({"t"})), ElementsAre(224, 3510, 3511, 3512, 3481));
  EXPECT_THAT(Selected(Tables({"c"})), ElementsAre(226, 3507, 3508, 3483));
}

TEST(Select, TableNamesMaterializedViewsAndSequencesToo) {
  EXPECT_THAT(Selected(Tables({"mv"})), ElementsAre(228, 3484));
  EXPECT_THAT(Selected(Tables({"s"})), ElementsAre(232, 3516));
  EXPECT_THAT(Selected(Tables({"v"})), ElementsAre(227));
}

TEST(Select, IndexIsNotAConstraint) {
  EXPECT_THAT(Selected({.indexes = {"c_idx"}}), ElementsAre(3306, 3517));
  EXPECT_THAT(Selected({.indexes = {"c_u_key"}}), IsEmpty());
}

TEST(Select, FunctionIsNamedWithItsArguments) {
  EXPECT_THAT(Selected({.functions = {"f(integer, text)"}}), ElementsAre(292, 3506));
  EXPECT_THAT(Selected({.functions = {"f"}, .exact_names = true}), IsEmpty());
}

TEST(Select, TriggerIsNamedWithOrWithoutItsTable) {
  EXPECT_THAT(Selected({.triggers = {"t tr"}}), ElementsAre(3325, 3518));
  EXPECT_THAT(Selected({.triggers = {"tr"}}), ElementsAre(3325, 3518));
  EXPECT_THAT(Selected({.triggers = {"r"}}), IsEmpty());
}

TEST(Select, NamesOfDifferentSwitchesAddUp) {
  EXPECT_THAT(Selected({.tables = {"mv"}, .indexes = {"c_idx"}}),
              ElementsAre(228, 3306, 3517, 3484));
}

TEST(Select, SchemaTakesWhatIsInItAndNotTheSchema) {
  EXPECT_THAT(Selected({.schemas = {"other"}}), ElementsAre(230, 232, 3298, 3485, 3516));
  EXPECT_THAT(Selected({.schemas = {"app"}}), Not(Contains(8)));
  EXPECT_THAT(Selected({.schemas = {"app"}}), Contains(2200));
}

TEST(Select, SchemaAndTableMustBothFit) {
  EXPECT_THAT(Selected({.schemas = {"app"}, .tables = {"s", "v"}}), ElementsAre(227));
  EXPECT_THAT(Selected({.schemas = {"app"}, .exclude_schemas = {"app"}}), IsEmpty());
}

TEST(Select, ExcludedSchemaLeavesWhatIsInNoSchema) {
  EXPECT_THAT(Selected({.exclude_schemas = {"app"}}),
              ElementsAre(8, 3503, 3504, 7, 2, 3505, 230, 232, 3298, 3485, 3516, 3297));
}

TEST(Select, DataOnlyTakesRowsAndSequenceValuesAndNoRefresh) {
  EXPECT_THAT(Selected({.definitions = false}), ElementsAre(3483, 3481, 3485, 3515, 3516));
}

TEST(Select, SchemaOnlyLeavesRowsAndSequenceValuesOutAndRefreshesIn) {
  EXPECT_EQ(Selected({.data = false}),
            AllBut({3499, 3500, 3501, 3502, 3483, 3481, 3485, 3515, 3516}));
}

TEST(Select, CreateWithDataOnlyStillMakesTheDatabase) {
  EXPECT_THAT(Selected({.definitions = false, .create = true}),
              ElementsAre(3499, 3502, 3483, 3481, 3485, 3515, 3516));
}

TEST(Select, CreateMakesTheDatabaseInEverySection) {
  const SelectOptions options = {.sections = {.pre_data = false, .post_data = false},
                                 .create = true};
  EXPECT_THAT(Selected(options), ElementsAre(3499, 3502, 3483, 3481, 3485, 3515, 3516));
}

TEST(Select, CreateWithASchemaKeepsCommentAndPrivilegesOfTheDatabase) {
  const Ids ids = Selected({.create = true, .schemas = {"other"}});
  EXPECT_THAT(ids, ElementsAre(3499, 3500, 3501, 3502, 230, 232, 3298, 3485, 3516));
}

TEST(Select, CommentsAndPrivilegesAreInTheSectionOfTheirObject) {
  const SelectOptions post = {.sections = {.pre_data = false, .data = false}};
  EXPECT_THAT(Selected(post),
              ElementsAre(3308, 3305, 3306, 3517, 3325, 3518, 3324, 2200, 3297, 3484));
  const SelectOptions pre = {.sections = {.data = false, .post_data = false}};
  EXPECT_THAT(Selected(pre), Contains(3512));
  EXPECT_THAT(Selected(pre), Not(Contains(3517)));
}

TEST(Select, AnEntryOfNoSectionAndNoObjectIsInTheSectionBeforeIt) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 2200).section = model::Section::kNone;
  EXPECT_THAT(Selected({.sections = {.pre_data = false, .data = false}}, toc), Contains(2200));
}

TEST(Select, LeavesOutPrivilegesAndCommentsOnRequest) {
  EXPECT_EQ(Selected({.acls = false}), AllBut({3499, 3500, 3501, 3502, 3504, 3508, 3512, 2200}));
  EXPECT_EQ(Selected({.comments = false}),
            AllBut({3499, 3500, 3501, 3502, 3503, 3505, 3506, 3507, 3510, 3511, 3517, 3518}));
}

TEST(Select, ListGivesTheOrder) {
  SelectOptions options;
  options.list = Ids{3306, 226, 3481, 224, 3499};
  EXPECT_THAT(Selected(options), ElementsAre(3306, 226, 3481, 224));
}

TEST(Select, ListAndOtherSwitchesMustBothFit) {
  SelectOptions options = Tables({"t"});
  options.list = Ids{3481, 3306, 3510, 224};
  EXPECT_THAT(Selected(options), ElementsAre(3481, 3510, 224));
}

TEST(Select, ListTakesACommentOnlyWhenItNamesIt) {
  SelectOptions options;
  options.list = Ids{224};
  EXPECT_THAT(Selected(options), ElementsAre(224));
}

TEST(Select, ListDoesNotKeepCreateFromMakingTheDatabase) {
  SelectOptions options = {.create = true};
  options.list = Ids{224};
  EXPECT_THAT(Selected(options), ElementsAre(3499, 3502, 224));
}

TEST(Select, LeavesOutPoliciesPublicationsAndSubscriptionsOnRequest) {
  model::Toc toc = ShopToc();
  const auto without = [&toc](const std::string& kind, bool SelectOptions::*wanted) {
    EntryOf(toc, 3306).kind = kind;
    SelectOptions options;
    options.*wanted = false;
    return Selected(options, toc);
  };
  for (const char* const kind : {"POLICY", "ROW SECURITY"}) {
    EXPECT_EQ(without(kind, &SelectOptions::policies),
              AllBut({3499, 3500, 3501, 3502, 3306, 3517}));
  }
  for (const char* const kind :
       {"PUBLICATION", "PUBLICATION TABLE", "PUBLICATION TABLES IN SCHEMA"}) {
    EXPECT_EQ(without(kind, &SelectOptions::publications),
              AllBut({3499, 3500, 3501, 3502, 3306, 3517}));
  }
  EXPECT_EQ(without("SUBSCRIPTION", &SelectOptions::subscriptions),
            AllBut({3499, 3500, 3501, 3502, 3306, 3517}));
}

TEST(Select, StatisticsGoWithTheirTableWhateverElseIsWantedOfIt) {
  model::Toc toc = ShopToc();
  model::Entry statistics = EntryOf(toc, 3510);
  statistics.id = 9000;
  statistics.role = model::Role::kStatistics;
  toc.entries.push_back(statistics);
  EXPECT_THAT(Selected({.definitions = false, .data = false, .tables = {"t"}}, toc),
              ElementsAre(9000));
}

TEST(Select, StrictNamesReportsWhatMatchesNothing) {
  SelectOptions options = {.tables = {"t", "nope"}, .strict_names = true};
  try {
    Selected(options);
    FAIL() << "accepted a table that is not there";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kNotFound);
    EXPECT_STREQ(error.what(), "table \"nope\" not found");
  }
  options.schemas = {"nada"};
  EXPECT_THROW(Selected(options), base::Error);
  EXPECT_NO_THROW(Selected({.tables = {"t"}, .strict_names = true}));
}

TEST(Select, KnowsNoKindByName) {
  model::Toc toc = ShopToc();
  for (model::Entry& entry : toc.entries) entry.kind = "GIZMO";
  EXPECT_EQ(Selected(Tables({"t"}), toc), Selected(Tables({"t"})));
  EXPECT_EQ(Selected({.definitions = false}, toc), Selected({.definitions = false}));
  EXPECT_EQ(Selected({.create = true}, toc), Selected({.create = true}));
}

TEST(Select, AParentThatIsNotThereIsPassedOver) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 3510).belongs_to = {4711};
  EXPECT_THAT(Selected(Tables({"t"}), toc), Not(Contains(3510)));
  EXPECT_THAT(Selected({}, toc), Contains(3510));
}

TEST(Select, SaysWhetherDefinitionOrDataIsWanted) {
  const model::Toc toc = ShopToc();
  const Selection selection = Select(toc, {});
  for (size_t i = 0; i < toc.entries.size(); ++i) {
    const bool data = toc.entries[i].role == model::Role::kData;
    const bool database = i < 4;
    EXPECT_EQ(selection.choices[i],
              (Choice{.definition = !data && !database, .data = data && !database}))
        << toc.entries[i].tag;
  }
}

}  // namespace
}  // namespace pgstow::select
