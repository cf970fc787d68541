#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "restore/rows/copy_fields.h"

namespace pgstow::rows {
namespace {

using std::string_literals::operator""s;
using testing::ElementsAre;

std::vector<std::string> RowsOf(const std::string& data, size_t piece_size, bool* whole = nullptr) {
  RowSplitter splitter;
  std::vector<std::string> rows;
  for (size_t at = 0; at < data.size(); at += piece_size) {
    splitter.Add(std::span(data).subspan(at, std::min(piece_size, data.size() - at)),
                 [&rows](std::string_view row) {
                   rows.emplace_back(row);
                   return true;
                 });
  }
  if (whole != nullptr) *whole = splitter.whole();
  return rows;
}

std::string Decoded(std::string_view field) {
  std::string value;
  Decode(field, [&value](std::string_view run) {
    EXPECT_FALSE(run.empty());
    value += run;
  });
  return value;
}

TEST(RowSplitter, CutsAtLineFeedsWhateverThePieces) {
  for (const size_t size : {1, 2, 3, 5, 100}) {
    bool whole = false;
    EXPECT_THAT(RowsOf("a\tb\n\ncd\\n\n", size, &whole), ElementsAre("a\tb", "", "cd\\n"));
    EXPECT_TRUE(whole);
    EXPECT_THAT(RowsOf("a\nbc", size, &whole), ElementsAre("a"));
    EXPECT_FALSE(whole);
  }
}

// Servers never write that, and read it so.
TEST(RowSplitter, TakesALineFeedAfterABackslashForData) {
  for (const size_t size : {1, 2, 3, 4, 100}) {
    EXPECT_THAT(RowsOf("a\\\nb\n", size), ElementsAre("a\\\nb")) << size;
    EXPECT_THAT(RowsOf("a\\\\\nb\n", size), ElementsAre("a\\\\", "b")) << size;
    EXPECT_THAT(RowsOf("\\\\\\\n\n", size), ElementsAre("\\\\\\\n")) << size;
  }
}

TEST(RowSplitter, StopsWhenItIsTold) {
  RowSplitter splitter;
  int rows = 0;
  splitter.Add(std::string_view("a\nb\nc\n"), [&rows](std::string_view) { return ++rows < 2; });
  EXPECT_EQ(rows, 2);
}

TEST(SplitRow, WantsAFieldForEachColumn) {
  std::vector<Field> fields;
  EXPECT_TRUE(SplitRow("a\t\t\\N", 3, fields));
  EXPECT_THAT(fields, ElementsAre("a", "", "\\N"));
  EXPECT_TRUE(SplitRow("", 1, fields));
  EXPECT_THAT(fields, ElementsAre(""));
  EXPECT_TRUE(SplitRow("", 0, fields));
  EXPECT_THAT(fields, ElementsAre());
  EXPECT_FALSE(SplitRow("x", 0, fields));
  EXPECT_FALSE(SplitRow("a\tb", 1, fields));
  EXPECT_FALSE(SplitRow("a\tb", 3, fields));
  EXPECT_FALSE(SplitRow("a\tb\tc\td", 3, fields));
}

TEST(SplitRow, TakesATabAfterABackslashForData) {
  std::vector<Field> fields;
  EXPECT_TRUE(SplitRow("a\\\tb\tc\\\\\td", 3, fields));
  EXPECT_THAT(fields, ElementsAre("a\\\tb", "c\\\\", "d"));
}

TEST(Decode, KnowsEveryEscape) {
  EXPECT_EQ(Decoded("\\b\\f\\n\\r\\t\\v\\\\"), "\b\f\n\r\t\v\\");
  EXPECT_EQ(Decoded("\\101\\60\\7\\477"), "A0\a?");
  EXPECT_EQ(Decoded("\\x41\\x4a\\xaB\\x7z\\x411"),
            "AJ\xab\az"
            "A1");
  EXPECT_EQ(Decoded("\\0"), "\0"s);
  EXPECT_EQ(Decoded("\\xg\\.\\N\\8\\q"), "xg.N8q");
  EXPECT_EQ(Decoded("plain"), "plain");
  EXPECT_EQ(Decoded(""), "");
  EXPECT_EQ(Decoded("cut\\"), "cut");
}

TEST(IsNull, IsTrueOfTheMarkerAlone) {
  EXPECT_TRUE(IsNull("\\N"));
  for (const Field field : {"", "N", "\\\\N", "\\N ", "NULL"}) EXPECT_FALSE(IsNull(field)) << field;
}

}  // namespace
}  // namespace pgstow::rows
