#include "host/sql/split.h"

#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgstow::sql {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string_view> Split(std::string_view sql) {
  return SplitStatements(sql, /*standard_strings=*/true);
}

TEST(Split, OneStatementWithOrWithoutItsSemicolon) {
  EXPECT_THAT(Split("SELECT 1"), ElementsAre("SELECT 1"));
  EXPECT_THAT(Split("SELECT 1;\n\n"), ElementsAre("SELECT 1"));
}

TEST(Split, SpaceAndCommentsAreNoStatements) {
  EXPECT_THAT(Split(""), IsEmpty());
  EXPECT_THAT(Split(" \n;"), IsEmpty());
  EXPECT_THAT(Split("-- nothing; at all\n"), IsEmpty());
  EXPECT_THAT(Split(";; /* none; */ ;"), IsEmpty());
}

TEST(Split, EachSemicolonEndsOne) {
  EXPECT_THAT(Split("ALTER TABLE a OWNER TO b;\nALTER TABLE a SET (x=1);\n"),
              ElementsAre("ALTER TABLE a OWNER TO b", "\nALTER TABLE a SET (x=1)"));
}

TEST(Split, NotInQuotesNorComments) {
  EXPECT_THAT(
      Split("SELECT ';', \";\", $$;$$, $a$;$b$;$a$ /* ; /* ; */ ; */ -- ;\n;SELECT 2"),
      ElementsAre("SELECT ';', \";\", $$;$$, $a$;$b$;$a$ /* ; /* ; */ ; */ -- ;\n", "SELECT 2"));
}

TEST(Split, ABackslashEscapesWhereStringsAreNotStandard) {
  const std::string_view sql = R"(SELECT '\';';SELECT ')";
  EXPECT_THAT(SplitStatements(sql, /*standard_strings=*/false),
              ElementsAre(R"(SELECT '\';')", "SELECT '"));
}

TEST(Split, NotBetweenTheActionsOfARule) {
  EXPECT_THAT(
      Split("CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b);SELECT 1"),
      ElementsAre("CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b)", "SELECT 1"));
}

TEST(Split, NotInTheBodyOfAFunction) {
  const std::string function =
      "CREATE FUNCTION f() RETURNS int\n BEGIN ATOMIC\n SELECT CASE WHEN true THEN 1 END;\n"
      " SELECT CASE 1 WHEN 2 THEN CASE WHEN true THEN 3 END END AS \"end\";\nEND";
  EXPECT_THAT(Split(function + ";\nALTER FUNCTION f() OWNER TO o;\n"),
              ElementsAre(function, "\nALTER FUNCTION f() OWNER TO o"));
}

TEST(Split, WhatFollowsATransactionsBeginIsNoBody) {
  EXPECT_THAT(Split("BEGIN;\nINSERT INTO t VALUES (1);"),
              ElementsAre("BEGIN", "\nINSERT INTO t VALUES (1)"));
}

TEST(Split, WhatIsNotClosedIsTheLastStatement) {
  EXPECT_THAT(Split("SELECT 1;SELECT (1; 2"), ElementsAre("SELECT 1", "SELECT (1; 2"));
  EXPECT_THAT(Split("SELECT 1);SELECT 2"), ElementsAre("SELECT 1)", "SELECT 2"));
}

TEST(Split, FirstWordsAreKeyWordsWithoutTheSpaceAndCommentsBefore) {
  EXPECT_EQ(FirstWord("\n-- COPY\n/* x */ Commit WORK", true), "commit");
  EXPECT_EQ(FirstWord("(SELECT 1)", true), "");
  EXPECT_EQ(FirstWord("\"copy\"", true), "");
  EXPECT_EQ(FirstWord(" ", true), "");
}

}  // namespace
}  // namespace pgstow::sql
