#include "host/sql/object_filter.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"

namespace pgstow::sql {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> Patterns(std::string_view text) {
  ObjectFilterReader reader(text, "file \"f\"");
  std::vector<std::string> patterns;
  ObjectFilter filter;
  while (reader.Next(filter)) patterns.push_back(filter.pattern);
  return patterns;
}

std::string Complaint(std::string_view text) {
  try {
    Patterns(text);
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

TEST(ObjectFilter, TellsCommandAndObject) {
  ObjectFilterReader reader("exclude table_data_and_children a\nINCLUDE\tForeign_Data b", "x");
  ObjectFilter filter;
  ASSERT_TRUE(reader.Next(filter));
  EXPECT_FALSE(filter.include);
  EXPECT_EQ(filter.object, ObjectFilter::Object::kTableDataAndChildren);
  ASSERT_TRUE(reader.Next(filter));
  EXPECT_TRUE(filter.include);
  EXPECT_EQ(filter.object, ObjectFilter::Object::kForeignData);
  EXPECT_FALSE(reader.Next(filter));
}

TEST(ObjectFilter, PassesOverBlankLinesAndComments) {
  EXPECT_THAT(Patterns("\n  # all of them\n\t\ninclude table a # this one\r\ninclude table b#c\n"),
              ElementsAre("a", "b"));
}

TEST(ObjectFilter, KeepsOneSpaceBetweenWordsAndNoneBesideJoints) {
  EXPECT_THAT(Patterns("include table x.a  .  b( c ,d  )  z \"q  r\" , v\n"),
              ElementsAre("x.a.b(c, d)z \"q  r\", v"));
}

TEST(ObjectFilter, KeepsQuotesAndWhatIsInThem) {
  EXPECT_THAT(Patterns("include table \"a # \"\"b\"\"  .c\".d\ninclude table x\"Y\"z"),
              ElementsAre("\"a # \"\"b\"\"  .c\".d", "x\"Y\"z"));
}

TEST(ObjectFilter, QuotedNamesGoOnOverLines) {
  EXPECT_THAT(Patterns("include table \"a\n\nb\" c\ninclude table d\n"),
              ElementsAre("\"a\n\nb\" c", "d"));
}

TEST(ObjectFilter, QuotedNamesHaveEscapes) {
  EXPECT_THAT(Patterns(R"(include table "a\nb\\c\xd\"e")"), ElementsAre("\"a\nb\\cde\""));
  EXPECT_THAT(Patterns("include table \"a\\\nb\""), ElementsAre("\"a\nb\""));
  EXPECT_THAT(Patterns(R"(include table a\nb)"), ElementsAre("a\\nb"));
}

TEST(ObjectFilter, CountsLinesWithinQuotedNames) {
  EXPECT_EQ(Complaint("include table \"a\nb\"\n\nbogus\n"),
            "invalid format in filter read from file \"f\" on line 4: invalid filter command "
            "(expected \"include\" or \"exclude\")");
}

TEST(ObjectFilter, TakesACommentForAnEmptyPattern) {
  EXPECT_THAT(Patterns("include schema # public\n"), ElementsAre(""));
}

TEST(ObjectFilter, ReadsALineUpToAZeroByte) {
  EXPECT_THAT(Patterns(std::string("include table a\0 b\ninclude table c\n", 34)),
              ElementsAre("a", "c"));
}

TEST(ObjectFilter, SaysWhatIsWrong) {
  EXPECT_THAT(Complaint("include\n"), HasSubstr("line 1: missing filter object type"));
  EXPECT_THAT(Complaint("\ninclude tabel t"),
              HasSubstr("line 2: unsupported filter object type: \"tabel\""));
  EXPECT_THAT(Complaint("exclude \"table\" t"), HasSubstr("object type: \"\"table\"\""));
  EXPECT_THAT(Complaint("include schema \t"), HasSubstr("missing object name pattern"));
  EXPECT_THAT(Complaint("include table \"a\n"), HasSubstr("line 1: unexpected end of file"));
  EXPECT_THAT(Complaint("include-table t"), HasSubstr("invalid filter command"));
}

TEST(ObjectFilter, RejectsARuleByItsLine) {
  ObjectFilterReader reader("\ninclude table_data a", "standard input");
  ObjectFilter filter;
  ASSERT_TRUE(reader.Next(filter));
  try {
    reader.Reject(filter);
  } catch (const base::Error& error) {
    EXPECT_STREQ(error.what(),
                 "invalid format in filter read from standard input on line 2: include filter for "
                 "\"table data\" is not allowed");
  }
}

}  // namespace
}  // namespace pgstow::sql
