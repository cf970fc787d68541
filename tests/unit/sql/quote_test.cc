#include "host/sql/quote.h"

#include <gtest/gtest.h>

#include "host/sql/keywords.h"

namespace pgstow::sql {
namespace {

// Sets the options for one test and takes them back.
class ScopedOptions {
 public:
  explicit ScopedOptions(const QuoteOptions& options) { SetQuoteOptions(options); }
  ~ScopedOptions() { SetQuoteOptions({}); }
};

TEST(Identifier, StandsBareOnlyWhenTheServerWouldReadItBackUnchanged) {
  EXPECT_EQ(Identifier("orders"), "orders");
  EXPECT_EQ(Identifier("_x9"), "_x9");
  EXPECT_EQ(Identifier("9x"), "\"9x\"");
  EXPECT_EQ(Identifier("Orders"), "\"Orders\"");
  EXPECT_EQ(Identifier("a b"), "\"a b\"");
  EXPECT_EQ(Identifier("a$b"), "\"a$b\"");
  EXPECT_EQ(Identifier("grün"), "\"grün\"");
  EXPECT_EQ(Identifier(""), "\"\"");
}

TEST(Identifier, DoublesQuotes) { EXPECT_EQ(Identifier("a\"b"), "\"a\"\"b\""); }

TEST(Identifier, QuotesEveryKeywordButUnreservedOnes) {
  for (const Keyword& keyword : Keywords()) {
    const bool bare = keyword.category == KeywordCategory::kUnreserved;
    EXPECT_EQ(Identifier(keyword.word) == keyword.word, bare) << keyword.word;
  }
  EXPECT_EQ(Identifier("user"), "\"user\"");        // reserved
  EXPECT_EQ(Identifier("between"), "\"between\"");  // a column name, but no function name
  EXPECT_EQ(Identifier("left"), "\"left\"");        // a function name, but no column name
  EXPECT_EQ(Identifier("name"), "name");
}

TEST(Identifier, QuotesAllWhenAsked) {
  const ScopedOptions options({.quote_all_identifiers = true});
  EXPECT_EQ(Qualified("public", "t"), "\"public\".\"t\"");
}

TEST(Qualified, LeavesOutAnEmptySchema) {
  EXPECT_EQ(Qualified("", "T"), "\"T\"");
  EXPECT_EQ(Qualified("my schema", "t"), "\"my schema\".t");
}

TEST(Literal, DoublesQuotesAndKeepsBackslashes) {
  EXPECT_EQ(Literal(""), "''");
  EXPECT_EQ(Literal("O'Neil"), "'O''Neil'");
  EXPECT_EQ(Literal("a\\b"), "'a\\b'");
}

TEST(Literal, EscapesBackslashesWithoutStandardStrings) {
  const ScopedOptions options({.standard_strings = false});
  EXPECT_EQ(Literal("a'b"), "'a''b'");
  EXPECT_EQ(Literal("a'\\b"), "E'a''\\\\b'");
}

// The tags are those of pg_dump 18 for functions of such bodies.
TEST(DollarQuoted, TakesTheShortestTagThatTheValueLeavesFree) {
  EXPECT_EQ(DollarQuoted("select 1"), "$$select 1$$");
  EXPECT_EQ(DollarQuoted("costs 1$"), "$_$costs 1$$_$");
  EXPECT_EQ(DollarQuoted("x $_ y"), "$_X$x $_ y$_X$");
  EXPECT_EQ(DollarQuoted("-- $_X $"), "$_XX$-- $_X $$_XX$");
}

TEST(DollarQuoted, NeverRunsOutOfTags) {
  EXPECT_EQ(DollarQuoted("$_XXXXXXX$"), "$_XXXXXXX_$$_XXXXXXX$$_XXXXXXX_$");
  EXPECT_EQ(DollarQuoted("-- $_XXXXXXX_ $"), "$_XXXXXXX_X$-- $_XXXXXXX_ $$_XXXXXXX_X$");
}

TEST(DollarQuoted, PutsThePrefixInTheTag) {
  EXPECT_EQ(DollarQuoted("a", "body"), "$body$a$body$");
  EXPECT_EQ(DollarQuoted("$body", "body"), "$body_$$body$body_$");
}

TEST(DollarQuoted, FallsBackOnLiteralWhenDisabled) {
  const ScopedOptions options({.disable_dollar_quoting = true});
  EXPECT_EQ(DollarQuoted("it's"), "'it''s'");
}

TEST(CommentSafe, KeepsNamesOnOneLine) {
  EXPECT_EQ(CommentSafe("a\nDROP TABLE x;\r"), "a DROP TABLE x; ");
  EXPECT_EQ(CommentSafe(""), "");
  EXPECT_EQ(CommentSafe("", true), "-");
}

}  // namespace
}  // namespace pgstow::sql
