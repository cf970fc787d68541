#include "host/model/one_database.h"

#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "host/model/toc_check.h"

namespace pgstow::model {
namespace {

using ::testing::ElementsAre;

Toc Server() {
  Toc toc;
  toc.header.encoding = "UTF8";
  toc.header.server_version = "18.1";
  toc.header.databases = {
      {.name = "a", .encoding = "LATIN1", .standard_strings = false, .search_path = "public"},
      {.name = "b", .encoding = "UTF8"}};
  toc.entries.push_back({.id = 1, .kind = "ROLE", .tag = "r"});
  toc.entries.push_back({.id = 4, .database = 1, .kind = "TABLE", .tag = "t"});
  toc.entries.push_back({.id = 2, .database = 2, .kind = "TABLE", .tag = "t"});
  toc.entries.push_back({.id = 9, .database = 1, .kind = "TABLE DATA", .tag = "t"});
  return toc;
}

TEST(OneDatabase, HasItsEntriesUnderTheirNumbersAndItsOwnFacts) {
  const Toc one = OneDatabase(Server(), 1);
  EXPECT_NO_THROW(CheckToc(one));
  ASSERT_EQ(one.entries.size(), 2U);
  EXPECT_EQ(one.entries[0].id, 4);
  EXPECT_EQ(one.entries[1].id, 9);
  EXPECT_EQ(one.header.database, "a");
  EXPECT_EQ(one.header.encoding, "LATIN1");
  EXPECT_FALSE(one.header.standard_strings);
  EXPECT_EQ(one.header.search_path, "public");
  EXPECT_EQ(one.header.server_version, "18.1");
  EXPECT_TRUE(one.header.databases.empty());
}

TEST(OneDatabase, OfNoneIsWhatBelongsToTheServer) {
  const Toc own = OneDatabase(Server(), 0);
  ASSERT_EQ(own.entries.size(), 1U);
  EXPECT_EQ(own.entries[0].tag, "r");
  EXPECT_EQ(own.header.database, "");
  EXPECT_EQ(own.header.encoding, "UTF8");
}

TEST(OneDatabase, ThatTheArchiveDoesNotHaveIsAnError) {
  EXPECT_THROW(OneDatabase(Server(), 3), std::out_of_range);
}

TEST(OneDatabase, TellsWhereItsEntriesStand) {
  EXPECT_THAT(EntriesOf(Server(), 1), ElementsAre(1, 3));
  EXPECT_THAT(EntriesOf(Server(), 2), ElementsAre(2));
}

TEST(OneDatabase, HasFactsThatEntriesGoBy) {
  const TocHeader header = Server().header;
  EXPECT_EQ(FactsOf(header, 1), header.databases[0]);
  EXPECT_EQ(FactsOf(header, 0), (Database{.name = "", .encoding = "UTF8"}));
}

TEST(NumberOf, FindsADatabaseByItsName) {
  EXPECT_EQ(NumberOf(Server().header, "b"), 2U);
  EXPECT_EQ(NumberOf(OneDatabase(Server(), 2).header, "b"), 0U);
}

TEST(NumberOf, NamesThoseThatThereAre) {
  const auto hint = [](const Toc& toc) -> std::string {
    try {
      NumberOf(toc.header, "c");
    } catch (const base::Error& error) {
      return error.hint();
    }
    return "none";
  };
  EXPECT_EQ(hint(Server()), "It has \"a\", \"b\".");
  EXPECT_EQ(hint(OneDatabase(Server(), 1)), "It has \"a\".");
}

}  // namespace
}  // namespace pgstow::model
