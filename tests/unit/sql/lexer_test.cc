#include "host/sql/lexer.h"

#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgstow::sql {
namespace {

using ::testing::ElementsAre;

struct Seen {
  TokenKind kind;
  std::string text;
  friend bool operator==(const Seen&, const Seen&) = default;
};

void PrintTo(const Seen& seen, std::ostream* out) {
  *out << static_cast<int>(seen.kind) << ":" << seen.text;
}

std::vector<Seen> TokensOf(std::string_view sql, bool standard_strings = true) {
  std::vector<Seen> seen;
  for (const Token& token : SignificantTokens(sql, standard_strings)) {
    seen.push_back({token.kind, std::string(token.text)});
  }
  return seen;
}

Token Only(std::string_view sql, bool standard_strings = true) {
  const std::vector<Token> tokens = SignificantTokens(sql, standard_strings);
  EXPECT_EQ(tokens.size(), 1U) << sql;
  return tokens.empty() ? Token{} : tokens.front();
}

using enum TokenKind;

TEST(LexerTest, TellsTheKindsOfTokens) {
  EXPECT_THAT(TokensOf("SELECT a.\"B c\", 1.5e-3, $1 /* x /* y */ z */ FROM t -- end\n;"),
              ElementsAre(Seen{kWord, "SELECT"}, Seen{kWord, "a"}, Seen{kPunctuation, "."},
                          Seen{kQuotedIdentifier, "\"B c\""}, Seen{kPunctuation, ","},
                          Seen{kNumber, "1.5e-3"}, Seen{kPunctuation, ","}, Seen{kParameter, "$1"},
                          Seen{kWord, "FROM"}, Seen{kWord, "t"}, Seen{kPunctuation, ";"}));
}

TEST(LexerTest, TellsStrings) {
  EXPECT_THAT(
      TokensOf("'it''s' E'a\\'b' $$x$y$$ $_a$ $$ $_a$ B'01' n'x' U&'\\0041'"),
      ElementsAre(Seen{kString, "'it''s'"}, Seen{kString, "E'a\\'b'"}, Seen{kString, "$$x$y$$"},
                  Seen{kString, "$_a$ $$ $_a$"}, Seen{kBitString, "B'01'"}, Seen{kString, "n'x'"},
                  Seen{kString, "U&'\\0041'"}));
}

TEST(LexerTest, StringsGoOnAfterAnEndOfLineAsTheyBegan) {
  for (const char* text :
       {"E'a'\n'\\''", "e'a' -- '\n \t'\\'' --\r'\\''", "'a'\n'b'", "n'a'\r\n'b'", "U&'a'\n'b'",
        "U&'a'\n'b' UESCAPE '!'", "E'\\''\n'' \n --x\n --y\n '\\\\'"}) {
    EXPECT_EQ(Only(text).kind, kString) << text;
    EXPECT_EQ(Only(text).text, text);
  }
  EXPECT_EQ(Only("x'a'\n'b'").kind, kBitString);
  EXPECT_EQ(Only("'a'\n'\\''", false).text, "'a'\n'\\''");
  EXPECT_EQ(Only("E'a'\n'b").kind, kOther);
  EXPECT_THAT(TokensOf("E'a' 'b'"), ElementsAre(Seen{kString, "E'a'"}, Seen{kString, "'b'"}));
  EXPECT_THAT(TokensOf("E'a' /*\n*/ 'b'"),
              ElementsAre(Seen{kString, "E'a'"}, Seen{kString, "'b'"}));
  EXPECT_THAT(TokensOf("E'a' -- 'b'"), ElementsAre(Seen{kString, "E'a'"}));
  EXPECT_THAT(TokensOf("\"a\"\n'b'"),
              ElementsAre(Seen{kQuotedIdentifier, "\"a\""}, Seen{kString, "'b'"}));
  EXPECT_THAT(TokensOf("$$a$$\n'b'"), ElementsAre(Seen{kString, "$$a$$"}, Seen{kString, "'b'"}));
}

TEST(LexerTest, UnicodeEscapesAreToldBehindComments) {
  EXPECT_EQ(NameOf(Only("U&\"d!0061ta\" /* x */ --y\n uEscape/**/'!'")), "data");
  EXPECT_THAT(TokensOf("U&\"a\" /**/ x"),
              ElementsAre(Seen{kQuotedIdentifier, "U&\"a\""}, Seen{kWord, "x"}));
  for (const char* strange : {" UESCAPE E'!'", " UESCAPE $$!$$", " UESCAPE", " UESCAPE '!'\n''"}) {
    EXPECT_EQ(TokensOf(std::string("U&\"a\"") + strange).front(), (Seen{kOther, "U&\"a\""}))
        << strange;
  }
  EXPECT_EQ(TokensOf("U&\"a\" UESCAPE '\\' '", false).front().kind, kOther);
}

TEST(LexerTest, NumbersThatServersReadInDifferentWaysAreNone) {
  for (const char* number : {"1", ".5", "1.", "1.5e-3", "1E+5", "0x1F", "0B01", "0o17", "1_000"}) {
    EXPECT_EQ(Only(number).kind, kNumber) << number;
  }
  for (const char* junk : {"1a", "1e", "1LANGUAGE", "1e5x", "0x", "0xg", "1a$b$"}) {
    EXPECT_EQ(Only(junk).kind, kOther) << junk;
  }
  EXPECT_EQ(TokensOf("1E'a\\''").front(), (Seen{kOther, "1E"}));
  EXPECT_THAT(TokensOf("1$a$ $a$"), ElementsAre(Seen{kNumber, "1"}, Seen{kString, "$a$ $a$"}));
}

TEST(LexerTest, BackslashEscapesWhereStringsAreNotStandard) {
  EXPECT_THAT(TokensOf("'a\\' 'c'", false),
              ElementsAre(Seen{kString, "'a\\' '"}, Seen{kWord, "c"}, Seen{kOther, "'"}));
  EXPECT_THAT(TokensOf("'a\\' 'b'"), ElementsAre(Seen{kString, "'a\\'"}, Seen{kString, "'b'"}));
}

TEST(LexerTest, OperatorsEndAsTheServerEndsThem) {
  EXPECT_THAT(TokensOf("a<-1"), ElementsAre(Seen{kWord, "a"}, Seen{kOperator, "<"},
                                            Seen{kOperator, "-"}, Seen{kNumber, "1"}));
  EXPECT_THAT(TokensOf("a @- b*--x\n"), ElementsAre(Seen{kWord, "a"}, Seen{kOperator, "@-"},
                                                    Seen{kWord, "b"}, Seen{kOperator, "*"}));
  EXPECT_THAT(TokensOf("s.<(x::y)"),
              ElementsAre(Seen{kWord, "s"}, Seen{kPunctuation, "."}, Seen{kOperator, "<"},
                          Seen{kPunctuation, "("}, Seen{kWord, "x"}, Seen{kPunctuation, "::"},
                          Seen{kWord, "y"}, Seen{kPunctuation, ")"}));
}

TEST(LexerTest, DollarsWithinWordsAreLetters) {
  EXPECT_THAT(TokensOf("a$b$c"), ElementsAre(Seen{kWord, "a$b$c"}));
}

TEST(LexerTest, NumbersEndBeforeTwoDots) {
  EXPECT_THAT(TokensOf("1..10"),
              ElementsAre(Seen{kNumber, "1"}, Seen{kPunctuation, ".."}, Seen{kNumber, "10"}));
  EXPECT_THAT(TokensOf("0x1F-1 1_000"), ElementsAre(Seen{kNumber, "0x1F"}, Seen{kOperator, "-"},
                                                    Seen{kNumber, "1"}, Seen{kNumber, "1_000"}));
}

TEST(LexerTest, WhatIsNotClosedIsNoToken) {
  for (const char* text : {"'a", "\"a", "E'a\\'", "$$a$", "$x$ $y$", "/* /* */", "U&\"a"}) {
    EXPECT_EQ(Only(text).kind, kOther) << text;
    EXPECT_EQ(Only(text).text, text);
  }
}

TEST(LexerTest, NamesAreFoldedOrUnquoted) {
  EXPECT_EQ(NameOf(Only("ABc_1")), "abc_1");
  EXPECT_EQ(NameOf(Only("GRÖßE")), "grÖße");
  EXPECT_EQ(NameOf(Only("\"A\"\"b\"")), "A\"b");
  EXPECT_EQ(NameOf(Only("U&\"d\\0061t\\+000061\"")), "data");
  EXPECT_EQ(NameOf(Only("u&\"d!0061t!!\" UESCAPE '!'")), "dat!");
  EXPECT_EQ(NameOf(Only("'a'")), "");
}

TEST(LexerTest, StringsHaveValues) {
  EXPECT_EQ(StringValue(Only("'it''s \\n'"), true), "it's \\n");
  EXPECT_EQ(StringValue(Only("'it''s \\n'", false), false), "it's \n");
  EXPECT_EQ(StringValue(Only("E'\\'\\\\\\x41\\101\\u00e9\\q'''"), true), "'\\AA\xC3\xA9q'");
  EXPECT_EQ(StringValue(Only("$a$it's $$ $a$"), true), "it's $$ ");
  EXPECT_EQ(StringValue(Only("U&'\\0441\\043B'"), true), "сл");
  EXPECT_EQ(StringValue(Only("''"), true), "");
  EXPECT_EQ(StringValue(Only("E'a\\04'\n'1\\'' -- x\n 'b'"), true), "a\0041'b");
  EXPECT_EQ(StringValue(Only("'a'\n'\\''b'"), true), "a\\'b");
  EXPECT_EQ(StringValue(Only("U&'!00'\n'41' UESCAPE '!'"), true), "A");
}

TEST(LexerTest, WordsAreKnownInAnyCase) {
  EXPECT_TRUE(IsWord(Only("sChEma"), "schema"));
  EXPECT_FALSE(IsWord(Only("\"schema\""), "schema"));
  EXPECT_FALSE(IsWord(Only("schemas"), "schema"));
}

// Whatever the text, its tokens are the text again, and their values can be asked for.
TEST(LexerTest, TokensOfAnyTextAreTheText) {
  const std::vector<std::string> pieces = {
      "'",    "\"",  "$$",    "$a$", "$",       "E'", "U&\"", "U&'", " UESCAPE '!'", "--",
      "'\n'", "1$",  "\n",    "/*",  "*/",      "\\", "a.b",  "1e",  "+-",           "0x",
      ".",    "..",  "::",    ";",   "(",       ")",  "\0x",  "é",   "\xff",         "@",
      "b'",   "x'1", "\\u00", "!",   "\\+0000", "N'", "e-1"};
  std::mt19937 random(20260101);
  for (int run = 0; run < 20000; ++run) {
    std::string text;
    for (int i = static_cast<int>(random() % 12); i >= 0; --i)
      text += pieces[random() % pieces.size()];
    for (const bool standard : {true, false}) {
      Lexer lexer(text, standard);
      std::string joined;
      for (Token token; lexer.Next(token);) {
        ASSERT_FALSE(token.text.empty()) << text;
        joined += token.text;
        EXPECT_LE(NameOf(token).size(), token.text.size());
        EXPECT_LE(StringValue(token, standard).size(), token.text.size());
      }
      ASSERT_EQ(joined, text);
    }
  }
}

}  // namespace
}  // namespace pgstow::sql
