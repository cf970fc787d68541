#include "restore/explain/pattern.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgstow::explain {
namespace {

using ::testing::ElementsAre;

std::optional<PatternMatch> Find(std::string_view pattern, std::string_view sql) {
  return FindPattern(pattern, Tokens(sql));
}

TEST(Pattern, FindsWordsInAnyCaseAndNotInQuotes) {
  EXPECT_TRUE(Find("not enforced", "CHECK (a > 0) NOT ENFORCED"));
  EXPECT_FALSE(Find("not enforced", "CHECK (a > 0) NOT \"enforced\""));
  EXPECT_FALSE(Find("not enforced", "CHECK (a = 'not enforced')"));
}

TEST(Pattern, TellsWhichTokenIsMarked) {
  const auto match = Find("generated always as (*) >!stored", "b int GENERATED ALWAYS AS ((a)), c");
  ASSERT_TRUE(match);
  EXPECT_EQ(match->near, ",");
  EXPECT_FALSE(Find("generated always as (*) >!stored", "b int GENERATED ALWAYS AS ((a)) STORED"));
}

TEST(Pattern, KeepsNames) {
  const auto match =
      Find("^ alter table @ add constraint $", "ALTER TABLE \"S\".t ADD CONSTRAINT c");
  ASSERT_TRUE(match);
  EXPECT_THAT(match->names, ElementsAre("S.t", "c"));
}

TEST(Pattern, StartsAtTheStartWhenToldTo) {
  EXPECT_FALSE(Find("^ table", "CREATE TABLE t"));
  EXPECT_TRUE(Find("^ create ... t", "CREATE TABLE t"));
}

TEST(Pattern, EndsAtTheEndWhenToldTo) {
  EXPECT_TRUE(Find("^ drop $ |", "DROP t"));
  EXPECT_FALSE(Find("^ drop $ |", "DROP t CASCADE"));
  EXPECT_TRUE(Find("drop ... cascade |", "DROP cascade, t CASCADE"));
}

TEST(Pattern, MatchesWholeParentheses) {
  EXPECT_TRUE(Find("using spgist (*) include", "USING spgist (a, f(b)) INCLUDE (c)"));
  EXPECT_FALSE(Find("using spgist (*) include", "USING spgist (a INCLUDE"));
}

TEST(Pattern, MatchesStrings) {
  EXPECT_TRUE(Find("locale = 'C'", "locale = 'C'"));
  EXPECT_TRUE(Find("as 'body'", "AS $$body$$"));
  EXPECT_FALSE(Find("locale = 'C'", "locale = C"));
}

}  // namespace
}  // namespace pgstow::explain
