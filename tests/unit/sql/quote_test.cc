#include "host/sql/quote.h"

#include <gtest/gtest.h>

#include "host/sql/characters.h"
#include "host/sql/keywords.h"
#include "host/sql/literal_for.h"

namespace pgstow::sql {
namespace {

// Sets the options for one test and takes them back.
class ScopedOptions {
 public:
  explicit ScopedOptions(const QuoteOptions& options) { SetQuoteOptions(options); }
  ~ScopedOptions() { SetQuoteOptions({}); }
};

class ScopedEncoding {
 public:
  explicit ScopedEncoding(std::string_view encoding) { SetSqlEncoding(encoding); }
  ~ScopedEncoding() { SetSqlEncoding(""); }
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

TEST(Literal, IsForTheSessionThatIsNamed) {
  EXPECT_EQ(LiteralFor("a'\\b", true), "'a''\\b'");
  EXPECT_EQ(LiteralFor("a'\\b", false), "E'a''\\\\b'");
  EXPECT_EQ(LiteralForAny("\\'; DROP TABLE t; --"), "E'\\\\''; DROP TABLE t; --'");
  EXPECT_EQ(LiteralForAny("a'b"), "'a''b'");
}

TEST(DollarQuoted, FallsBackOnLiteralWhenDisabled) {
  const ScopedOptions options({.disable_dollar_quoting = true});
  EXPECT_EQ(DollarQuoted("it's"), "'it''s'");
}

// CVE-2025-1094: a quote behind an incomplete character must not be taken for a part of it.
TEST(Quoting, WritesWhatIsNoCharacterSoThatEveryServerRefusesIt) {
  const ScopedEncoding utf8("UTF8");
  EXPECT_EQ(Identifier("grün"), "\"grün\"");
  EXPECT_EQ(Identifier("a\xc0"), "\"a\xc0 \"");
  EXPECT_EQ(Literal("a\xe2\x82"), "'a\xc0 \xc0 '");
  EXPECT_EQ(Identifier("a\xc0\"; DROP"), "\"a\xc0 \"\"; DROP\"");
  EXPECT_EQ(Literal("a\xf0\x9f'--"), "'a\xc0 \xc0 ''--'");
  EXPECT_EQ(DollarQuoted("a\xc0"), "$$a\xc0 $$");
}

TEST(Quoting, DoesNotLetAQuoteBePartOfACharacterWhateverTheServerThinks) {
  for (const char* encoding : {"SJIS", "BIG5", "GBK", "UHC", "GB18030", "EUC_JP", "JOHAB"}) {
    const ScopedEncoding scope(encoding);
    EXPECT_EQ(Identifier("a\x81\"; DROP"), "\"a\x8d \"\"; DROP\"") << encoding;
    EXPECT_EQ(Literal("a\x81'; DROP"), "'a\x8d ''; DROP'") << encoding;
    EXPECT_EQ(Literal("a\x81"), "'a\x8d '") << encoding;
    EXPECT_EQ(DollarQuoted("a\x81"), "$$a\x8d $$") << encoding;
  }
}

TEST(Quoting, LeavesABackslashAloneThatIsPartOfACharacter) {
  const ScopedOptions options({.standard_strings = false});
  const ScopedEncoding sjis("SJIS");
  EXPECT_EQ(Literal("\x95\\"), "E'\x95\\'");
  EXPECT_EQ(Literal("\x95\\\\"), "E'\x95\\\\\\'");
}

TEST(Quoting, TakesBytesAsTheyAreWhereEachIsACharacter) {
  for (const char* encoding : {"SQL_ASCII", "LATIN1", ""}) {
    const ScopedEncoding scope(encoding);
    EXPECT_EQ(Identifier("a\xc0\""), "\"a\xc0\"\"\"") << encoding;
  }
}

TEST(CommentSafe, KeepsNamesOnOneLine) {
  EXPECT_EQ(CommentSafe("a\nDROP TABLE x;\r"), "a DROP TABLE x; ");
  EXPECT_EQ(CommentSafe(""), "");
  EXPECT_EQ(CommentSafe("", true), "-");
}

}  // namespace
}  // namespace pgstow::sql
