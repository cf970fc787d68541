#include "restore/select/portions.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "host/model/toc_check.h"
#include "restore/select/why.h"

namespace pgstow::select {
namespace {

using model::DumpId;
using model::Entry;
using model::Section;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Ids = std::vector<DumpId>;

// 1 role "boss", 2 its comment, 3 tablespace "fast", and in each database its own entry (…0), a
// schema "app" (…1), a table "app.t" (…2), the rows of that (…3); in "b" a view "app.only_b" (24).
model::Toc Server() {
  model::Toc toc;
  for (const char* name : {"postgres", "a", "b"}) toc.header.databases.push_back({.name = name});
  const auto add = [&toc](DumpId id, uint32_t database, std::string kind,
                          std::string tag) -> auto& {
    return toc.entries.emplace_back(Entry{.id = id,
                                          .section = Section::kPreData,
                                          .database = database,
                                          .kind = std::move(kind),
                                          .tag = std::move(tag),
                                          .definition = "CREATE …;\n"});
  };
  add(1, 0, "ROLE", "boss");
  Entry& comment = add(2, 0, "COMMENT", "ROLE boss");
  comment.role = model::Role::kComment;
  comment.belongs_to = {1};
  add(3, 0, "TABLESPACE", "fast");
  for (const DumpId first : {10, 20, 30}) {
    const auto number = static_cast<uint32_t>(first / 10);
    Entry& itself = add(first, number, "DATABASE", toc.header.databases[number - 1].name);
    itself.selector = model::Selector::kDatabase;
    add(first + 1, number, "SCHEMA", "app").selector = model::Selector::kSchema;
    Entry& table = add(first + 2, number, "TABLE", "t");
    table.selector = model::Selector::kRelation;
    table.schema = "app";
    Entry& rows = add(first + 3, number, "TABLE DATA", "t");
    rows.selector = model::Selector::kRelation;
    rows.schema = "app";
    rows.section = Section::kData;
    rows.role = model::Role::kData;
    rows.belongs_to = {first + 2};
    rows.definition.clear();
    rows.parts = {{.part = 0}};
  }
  Entry& view = add(34, 3, "VIEW", "only_b");
  view.selector = model::Selector::kRelation;
  view.schema = "app";
  return toc;
}

// The entries that are wanted, in their order.
Ids Wanted(const DatabaseOptions& databases, const SelectOptions& options = {}) {
  const model::Toc toc = Server();
  Ids ids;
  for (const size_t i : SelectMerged(model::BriefToc(toc), databases, options).order) {
    ids.push_back(toc.entries[i].id);
  }
  return ids;
}

std::string Complaint(const DatabaseOptions& databases, const SelectOptions& options = {}) {
  try {
    Wanted(databases, options);
  } catch (const base::Error& error) {
    return std::string(error.what()) + "\n" + error.hint();
  }
  return "none";
}

TEST(Portions, AreAllOfThemByDefaultAndMakeWhatInitdbDoesNot) {
  EXPECT_NO_THROW(model::CheckToc(Server()));
  EXPECT_THAT(Wanted({}), ElementsAre(1, 2, 3, 11, 12, 13, 20, 21, 22, 23, 30, 31, 32, 33, 34));
  EXPECT_THAT(Wanted({.names = {"postgres"}}, {.create = true}), ElementsAre(10, 11, 12, 13));
}

TEST(Portions, AreThoseThatAreNamedInTheOrderOfTheArchive) {
  EXPECT_THAT(Wanted({.names = {"b", "a"}}), ElementsAre(20, 21, 22, 23, 30, 31, 32, 33, 34));
  EXPECT_THAT(Wanted({.names = {"a"}, .globals = true}), ElementsAre(1, 2, 3, 20, 21, 22, 23));
  EXPECT_THAT(Wanted({.globals = true}), ElementsAre(1, 2, 3));
}

TEST(Portions, AreNotThoseThatAPatternExcludes) {
  EXPECT_THAT(Wanted({.excluded = {"[ab]", "none"}}), ElementsAre(1, 2, 3, 11, 12, 13));
  EXPECT_THAT(Wanted({.excluded = {"*"}}), ElementsAre(1, 2, 3));
}

TEST(Portions, GoIntoADatabaseThatIsThereOneAlone) {
  EXPECT_THAT(Wanted({.names = {"a"}, .no_create = true}), ElementsAre(21, 22, 23));
  EXPECT_THAT(Complaint({.no_create = true}), HasSubstr("for one database, and 3 are wanted"));
  EXPECT_THAT(Complaint({.names = {"a", "b"}, .no_create = true}), HasSubstr("and 2 are wanted"));
}

TEST(Portions, OptionsHoldInEachDatabase) {
  EXPECT_THAT(Wanted({}, {.definitions = false}), ElementsAre(13, 20, 23, 30, 33));
  EXPECT_THAT(Wanted({.names = {"b"}}, {.tables = {"t"}}), ElementsAre(30, 32, 33));
}

TEST(Portions, DatabasesWithoutWhatIsNamedAreLeftOutUnlessTheyAreNamed) {
  EXPECT_THAT(Wanted({}, {.tables = {"only_b"}}), ElementsAre(30, 34));
  EXPECT_THAT(Wanted({.names = {"a"}}, {.tables = {"only_b"}}), ElementsAre(20));
  EXPECT_THAT(Wanted({}, {.list = Ids{34, 1}}), ElementsAre(1, 30, 34));
}

TEST(Portions, NamesOfObjectsSayNothingOfWhatIsTheServersOwn) {
  EXPECT_THAT(Wanted({.globals = true}, {.schemas = {"app"}}), ElementsAre(1, 2, 3));
  EXPECT_THAT(Wanted({.globals = true}, {.comments = false, .tablespaces = false}), ElementsAre(1));
}

TEST(Portions, AStrictNameMustMeanSomethingSomewhere) {
  EXPECT_THAT(Wanted({}, {.tables = {"only_b"}, .strict_names = true}), ElementsAre(30, 34));
  EXPECT_THAT(Complaint({.names = {"a"}}, {.tables = {"only_b"}, .strict_names = true}),
              HasSubstr("table \"only_b\" not found"));
}

TEST(Portions, AnUnknownDatabaseIsToldWithTheNearestAndAll) {
  EXPECT_EQ(Complaint({.names = {"postgre"}}),
            "the archive has no database \"postgre\"\n"
            "Perhaps you mean \"postgres\". It has \"postgres\", \"a\", \"b\".");
}

TEST(Portions, OfAnArchiveOfOneDatabaseAreThatOne) {
  model::TocHeader header;
  header.database = "shop";
  const auto complaint = [&header](const DatabaseOptions& options) -> std::string {
    try {
      CheckOneDatabase(header, options);
    } catch (const base::Error& error) {
      return error.what();
    }
    return "none";
  };
  EXPECT_EQ(complaint({}), "none");
  EXPECT_EQ(complaint({.names = {"shop"}, .no_create = true}), "none");
  EXPECT_EQ(complaint({.names = {"ship"}}), "the archive has no database \"ship\"");
  EXPECT_EQ(complaint({.excluded = {"s*"}}),
            "--exclude-database leaves no database of the archive");
  EXPECT_EQ(complaint({.globals = true}),
            "the archive holds database \"shop\" alone, and nothing of its server");
}

TEST(SelectMerged, SaysOfEachEntryWhyItIsInOrOut) {
  const model::Toc toc = Server();
  const Selection merged =
      SelectMerged(model::BriefToc(toc), {.names = {"b"}}, {.tables = {"only_b", "t"}});
  const auto why = [&](std::string_view entry) {
    return WhyText(toc, merged, EntriesNamed(toc, entry));
  };
  EXPECT_THAT(why("34"), HasSubstr("is named by --table \"only_b\""));
  EXPECT_THAT(why("33"), HasSubstr("is named by --table \"t\""));
  EXPECT_THAT(why("23"), HasSubstr("TABLE DATA app.t (23) is in no database that is wanted"));
}

}  // namespace
}  // namespace pgstow::select
