#include "host/sql/pattern.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"

namespace pgstow::sql {
namespace {

using ::testing::ElementsAre;

TEST(Pattern, FoldsUpperCaseOutsideQuotesOnly) {
  EXPECT_THAT(ParsePattern("OrDers", 2), ElementsAre("^(orders)$"));
  EXPECT_THAT(ParsePattern("\"OrDers\"", 2), ElementsAre("^(OrDers)$"));
}

TEST(Pattern, SplitsAtUnquotedDots) {
  EXPECT_THAT(ParsePattern("public.t", 2), ElementsAre("^(public)$", "^(t)$"));
  EXPECT_THAT(ParsePattern("\"a.b\".t", 2), ElementsAre("^(a\\.b)$", "^(t)$"));
}

TEST(Pattern, TurnsWildcardsIntoExpressions) {
  EXPECT_THAT(ParsePattern("t*_?", 2), ElementsAre("^(t.*_.)$"));
  EXPECT_TRUE(MatchesEverything(ParsePattern("*", 2)[0]));
  EXPECT_FALSE(MatchesEverything(ParsePattern("t*", 2)[0]));
}

TEST(Pattern, EmptyBracketsStandForThemselves) {
  EXPECT_THAT(ParsePattern("int[]", 2), ElementsAre("^(int\\[])$"));
  EXPECT_THAT(ParsePattern("[a]", 2), ElementsAre("^([a])$"));
}

TEST(Pattern, QuotedWildcardsStandForThemselves) {
  EXPECT_THAT(ParsePattern("\"t*$\"", 2), ElementsAre("^(t\\*\\$)$"));
}

TEST(Pattern, DollarIsAnOrdinaryCharacterAndADoubledQuoteOneQuote) {
  EXPECT_THAT(ParsePattern("a$b", 2), ElementsAre("^(a\\$b)$"));
  EXPECT_THAT(ParsePattern("\"a\"\"b\"", 2), ElementsAre("^(a\"b)$"));
}

TEST(Pattern, TooManyDotsAreAnErrorThatNamesThePattern) {
  try {
    ParsePattern("a.b.c", 2);
    FAIL() << "three pieces were taken";
  } catch (const base::Error& error) {
    EXPECT_STREQ(error.what(), "improper qualified name (too many dotted names): a.b.c");
  }
}

}  // namespace
}  // namespace pgstow::sql
