#include "host/sql/name_expression.h"

#include <gtest/gtest.h>

#include "host/base/error.h"
#include "host/sql/pattern.h"

namespace pgstow::sql {
namespace {

bool Matches(std::string_view pattern, std::string_view name) {
  return NameExpression(ParsePattern(pattern, 1).front()).Matches(name);
}

TEST(NameExpression, MatchesWholeNames) {
  EXPECT_TRUE(Matches("orders", "orders"));
  EXPECT_FALSE(Matches("orders", "orders_old"));
  EXPECT_FALSE(Matches("orders", "my_orders"));
}

TEST(NameExpression, HasWildcardsAndTheRestOfRegularExpressions) {
  EXPECT_TRUE(Matches("ord*", "orders"));
  EXPECT_TRUE(Matches("*", ""));
  EXPECT_TRUE(Matches("or?ers", "orders"));
  EXPECT_TRUE(Matches("p[0-9]+", "p2024"));
  EXPECT_FALSE(Matches("p[0-9]+", "px"));
  EXPECT_TRUE(Matches("a|b", "b"));
}

TEST(NameExpression, TakesQuotedPiecesToTheLetter) {
  EXPECT_TRUE(Matches("\"A*b\"", "A*b"));
  EXPECT_FALSE(Matches("\"A*b\"", "Axb"));
  EXPECT_TRUE(Matches("\"a.b[\"", "a.b["));
}

TEST(NameExpression, CountsCharactersAndNotBytes) {
  EXPECT_TRUE(Matches("t?t", "tét"));
  EXPECT_FALSE(Matches("t??t", "tét"));
}

TEST(NameExpression, CountsBytesWhereANameIsNoUtf8) {
  EXPECT_TRUE(Matches("t??t", "t\xe9\xe8t"));
  EXPECT_TRUE(Matches("t*\xe9", "t\xe8\xe9"));
  EXPECT_TRUE(Matches("\"t\xe9\"", "t\xe9"));
}

TEST(NameExpression, TakesEndsOfLinesForCharacters) {
  EXPECT_TRUE(Matches("a?b", "a\nb"));
  EXPECT_TRUE(Matches("a*b", "a\nb"));
  EXPECT_FALSE(Matches("a", "a\nb"));
}

TEST(NameExpression, RefusesWhatIsNone) {
  EXPECT_THROW(Matches("t[", "t"), base::Error);
  EXPECT_THROW(Matches("(", "t"), base::Error);
  EXPECT_THROW(Matches("a++", "a"), base::Error);  // as servers do
}

// Each repetition has nine times what there was.
TEST(NameExpression, RefusesWhatWouldTakeMuchMemory) {
  std::string pattern = "a";
  for (int i = 0; i < 10; ++i) pattern = "(" + pattern + "){9}";
  EXPECT_THROW(Matches(pattern, "a"), base::Error);
}

TEST(NameExpression, TakesNoTimeForNestedRepetitions) {
  std::string pattern = "a";
  for (int i = 0; i < 40; ++i) pattern = "(" + pattern + "b*)+";
  EXPECT_FALSE(Matches(pattern, std::string(60, 'a') + "!"));
}

}  // namespace
}  // namespace pgstow::sql
