// What comes along with the chosen entries, what stays out with the excluded ones, and in which
// order a list has it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "restore/select/select.h"
#include "tests/unit/restore/shop_toc.h"

namespace pgstow::select {
namespace {

using model::DumpId;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::EntryOf;
using ::testing::IsSupersetOf;
using ::testing::Not;
using testing::ShopToc;

using Ids = std::vector<DumpId>;

// The shop, with a view upon table t, a sequence of one of t's columns, and other.p1 as a partition
// of c.
model::Toc LinkedShop() {
  model::Toc toc = ShopToc();
  EntryOf(toc, 227).dependencies = {224};
  EntryOf(toc, 223).dependencies = {224};
  EntryOf(toc, 3300).dependencies = {224, 223};
  EntryOf(toc, 226).relkind = 'p';
  EntryOf(toc, 3298).dependencies = {230, 226};
  return toc;
}

Ids Selected(const model::Toc& toc, const SelectOptions& options) {
  Ids ids;
  for (const size_t index : Select(toc, options).order) ids.push_back(toc.entries[index].id);
  return ids;
}

SelectOptions Needing(SelectOptions options) {
  options.with_dependencies = true;
  return options;
}

const Ids kSchemaApp = {8, 3503, 3504};

TEST(WithDependencies, BringsWhatIsNeededWithWhatIsSaidAboutIt) {
  // The view, its table with default, sequence, rows and the sequence's value, and their schema.
  EXPECT_THAT(Selected(LinkedShop(), Needing({.tables = {"v"}})),
              ElementsAre(8, 3503, 3504, 224, 3510, 3511, 3512, 223, 3513, 227, 3300, 3481, 3515));
}

TEST(WithDependencies, BringsNoMore) {
  const Ids ids = Selected(LinkedShop(), Needing({.tables = {"t"}}));
  EXPECT_THAT(ids, AllOf(Contains(224), Not(Contains(227)), Not(Contains(3305)),
                         Not(Contains(3325)), Not(Contains(226))));
}

TEST(WithDependencies, OfAForeignKeyAreTheOtherTablesKeyAndRows) {
  SelectOptions options = Needing({});
  options.list = Ids{3324};
  EXPECT_THAT(Selected(LinkedShop(), options), IsSupersetOf({226, 3483, 224, 3305, 3481, 3324}));
}

TEST(WithDependencies, OfAPartitionIsItsParent) {
  const Ids ids = Selected(LinkedShop(), Needing({.tables = {"p1"}}));
  EXPECT_THAT(ids, IsSupersetOf({230, 3298, 226, 7, 8}));
}

// Which archives of PostgreSQL's tools do not tell.
TEST(WithDependencies, OfAnAttachedIndexIsTheAttachmentOfItsTable) {
  model::Toc toc = LinkedShop();
  const auto add = [&toc](DumpId id, const char* kind, Ids of, Ids dependencies) {
    model::Entry entry = EntryOf(toc, 3305);
    entry.id = id;
    entry.kind = kind;
    entry.belongs_to = std::move(of);
    entry.dependencies = std::move(dependencies);
    toc.entries.push_back(std::move(entry));
  };
  add(9001, "INDEX", {226}, {226});
  add(9002, "INDEX", {230}, {230});
  add(9003, "INDEX ATTACH", {9002}, {9001, 9002});
  SelectOptions options = Needing({});
  options.list = Ids{226, 230, 9001, 9002};
  EXPECT_THAT(Selected(toc, options), Not(Contains(3298)));
  options.list->push_back(9003);
  EXPECT_THAT(Selected(toc, options), Contains(3298));
}

TEST(WithDependencies, OfAViewIsTheRuleWithItsQuery) {
  model::Toc toc = ShopToc();
  model::Entry rule = EntryOf(toc, 3325);
  rule.id = 9000;
  rule.kind = "RULE";
  rule.tag = "v _RETURN";
  rule.selector = model::Selector::kNone;
  rule.belongs_to = {227};
  rule.dependencies = {227, 224};
  toc.entries.push_back(rule);
  EXPECT_THAT(Selected(toc, {.tables = {"v"}}), ElementsAre(227));
  EXPECT_THAT(Selected(toc, Needing({.tables = {"v"}})), IsSupersetOf({227, 9000, 224}));
}

TEST(WithDependencies, EndsInACircle) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 224).dependencies = {226};
  EntryOf(toc, 226).dependencies = {224};
  EXPECT_THAT(Selected(toc, Needing({.tables = {"t"}})), IsSupersetOf({224, 226}));
}

TEST(WithDependencies, ChoosesObjectsWhateverIsWantedOfThem) {
  SelectOptions rows = Needing({.tables = {"v"}});
  rows.definitions = false;
  EXPECT_THAT(Selected(LinkedShop(), rows), ElementsAre(3481, 3515));
  SelectOptions before = Needing({.tables = {"v"}});
  before.sections = {.data = false, .post_data = false};
  SelectOptions after = Needing({.tables = {"v"}});
  after.sections = {.pre_data = false};
  Ids both = Selected(LinkedShop(), before);
  for (const DumpId id : Selected(LinkedShop(), after)) both.push_back(id);
  EXPECT_EQ(both, Selected(LinkedShop(), Needing({.tables = {"v"}})));
}

TEST(WithDependencies, LeavesOutWhatNeedsTheExcluded) {
  SelectOptions options = Needing({.tables = {"v", "c"}});
  options.exclude_tables = {"t"};
  const Ids ids = Selected(LinkedShop(), options);
  EXPECT_THAT(ids, AllOf(Contains(226), Not(Contains(227)), Not(Contains(224))));
  SelectOptions all = Needing({.exclude_schemas = {"app"}});
  EXPECT_THAT(Selected(LinkedShop(), all),
              AllOf(Contains(232), Not(Contains(3298)), Not(Contains(227))));
}

TEST(WithDependencies, LeavesOutForeignKeysToExcludedRows) {
  SelectOptions options = Needing({});
  options.exclude_table_data = {"t"};
  EXPECT_THAT(Selected(LinkedShop(), options),
              AllOf(Contains(224), Contains(3305), Not(Contains(3324)), Not(Contains(3481))));
  options.exclude_table_data = {"t", "c", "p1"};
  EXPECT_THAT(Selected(LinkedShop(), options), Contains(3324));
}

TEST(WithDependents, BringsWhatIsPartOfATable) {
  EXPECT_THAT(Selected(LinkedShop(), {.tables = {"t"}, .with_dependents = true}),
              ElementsAre(224, 3510, 3511, 3512, 223, 3513, 3300, 3481, 3515, 3305, 3325, 3518));
}

TEST(WithDependents, BringsPartitionsAttachedAndOnAllLevels) {
  model::Toc toc = LinkedShop();
  EXPECT_THAT(Selected(toc, {.tables = {"c"}, .with_dependents = true}),
              IsSupersetOf({226, 230, 3298, 3485, 3483, 3308, 3306, 3517, 3324}));
  EntryOf(toc, 230).relkind = 'p';
  model::Entry leaf = EntryOf(toc, 230);
  leaf.id = 9001;
  leaf.tag = "leaf";
  model::Entry attach = EntryOf(toc, 3298);
  attach.id = 9002;
  attach.tag = "leaf";
  attach.belongs_to = {9001};
  attach.dependencies = {9001, 230};
  toc.entries.insert(toc.entries.end(), {leaf, attach});
  EXPECT_THAT(Selected(toc, {.tables = {"c"}, .with_dependents = true}),
              IsSupersetOf({9001, 9002}));
}

TEST(WithDependents, LeavesWhatIsNeededOnlyAsItIs) {
  SelectOptions options = Needing({.tables = {"c"}, .with_dependents = true});
  EXPECT_THAT(Selected(LinkedShop(), options),
              AllOf(IsSupersetOf({226, 3324, 224, 3305, 3481}), Not(Contains(3325))));
}

TEST(Exclude, TakesATableOutWithWhatIsPartOfIt) {
  SelectOptions options;
  options.exclude_tables = {"t"};
  const Ids ids = Selected(LinkedShop(), options);
  for (const DumpId id : {224, 3510, 3512, 223, 3513, 3300, 3481, 3515, 3305, 3325, 3518}) {
    EXPECT_THAT(ids, Not(Contains(id)));
  }
  // What needs the table, or refers to it, is not part of it.
  EXPECT_THAT(ids, IsSupersetOf({227, 3324}));
}

TEST(Exclude, LeavesPartitionsAndDetachesThem) {
  SelectOptions options;
  options.exclude_tables = {"c"};
  EXPECT_THAT(Selected(LinkedShop(), options),
              AllOf(Contains(230), Contains(3485), Not(Contains(3298))));
}

TEST(Exclude, HasTwinsOfAllThatNamesObjects) {
  const auto without = [](auto member, const std::string& name) {
    SelectOptions options;
    (options.*member) = {name};
    return Selected(LinkedShop(), options);
  };
  using Options = SelectOptions;
  EXPECT_THAT(without(&Options::exclude_indexes, "c_*"),
              AllOf(Not(Contains(3306)), Not(Contains(3517)), Contains(3308)));
  EXPECT_THAT(without(&Options::exclude_functions, "f"),
              AllOf(Not(Contains(292)), Not(Contains(3506))));
  EXPECT_THAT(without(&Options::exclude_triggers, "tr"),
              AllOf(Not(Contains(3325)), Not(Contains(3518))));
  EXPECT_THAT(without(&Options::exclude_extensions, "cit*"),
              AllOf(Not(Contains(2)), Not(Contains(3505))));
  EXPECT_THAT(without(&Options::exclude_table_data, "t*"),
              AllOf(Not(Contains(3481)), Not(Contains(3515)), Contains(224), Contains(3483)));
}

TEST(Extension, IsNamedAsOtherObjectsAre) {
  SelectOptions options;
  options.extensions = {"citext"};
  EXPECT_THAT(Selected(ShopToc(), options), ElementsAre(2, 3505));
}

TEST(ListOrder, HasWhatIsNeededRightBeforeTheFirstThatNeedsIt) {
  SelectOptions options = Needing({});
  options.list = Ids{232, 227, 226};
  const Ids ids = Selected(LinkedShop(), options);
  const auto place = [&ids](DumpId id) { return std::ranges::find(ids, id) - ids.begin(); };
  EXPECT_EQ(place(7), 0);
  EXPECT_EQ(place(232), 1);
  EXPECT_LT(place(8), place(224));
  EXPECT_LT(place(224), place(227));
  EXPECT_LT(place(227), place(226));
}

TEST(ListOrder, HasAnObjectBeforeWhatIsListedAboutIt) {
  SelectOptions options = Needing({});
  options.list = Ids{3512};
  EXPECT_THAT(Selected(LinkedShop(), options),
              AllOf(Contains(224), Contains(3512), Not(Contains(3305))));
}

TEST(ListOrder, IsOfWhatTheListNamesAsCompleteAsItHasIt) {
  SelectOptions options = Needing({});
  options.list = Ids{8, 224};
  EXPECT_THAT(Selected(LinkedShop(), options), ElementsAre(8, 224));
}

}  // namespace
}  // namespace pgstow::select
