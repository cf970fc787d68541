#include "restore/rows/row_converter.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "host/base/error.h"

namespace pgstow::rows {
namespace {

using base::ErrorCode;

// What is written of one part.
std::string Converted(const std::vector<std::string>& columns, std::string_view data,
                      const ConversionOptions& options) {
  std::string written;
  RowText text([&written](std::string_view piece) { written += piece; });
  RowConverter converter("shop.item", columns, options, text);
  converter.Begin();
  converter.Add(0, data);
  converter.End();
  text.Flush();
  return written;
}

std::string Csv(const std::vector<std::string>& columns, std::string_view data) {
  return Converted(columns, data, {.form = Form::kCsv});
}

std::string Json(const std::vector<std::string>& columns, std::string_view data) {
  return Converted(columns, data, {.form = Form::kJsonLines});
}

std::string ErrorOf(const std::vector<std::string>& columns, std::string_view data,
                    const ConversionOptions& options, ErrorCode code) {
  try {
    Converted(columns, data, options);
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), code);
    return error.what();
  }
  ADD_FAILURE() << "no error";
  return {};
}

TEST(RowConverter, WritesCsvAsServersDo) {
  EXPECT_EQ(Csv({"a", "b"}, "1\tx\n\\N\t\n"), "a,b\n1,x\n,\"\"\n");
  EXPECT_EQ(Csv({"a"}, "x,y\nx\"y\na\\nb\na\\rb\na\\tb\n x \n"),
            "a\n\"x,y\"\n\"x\"\"y\"\n\"a\nb\"\n\"a\rb\"\na\tb\n x \n");
  EXPECT_EQ(Csv({"a"}, "\"\"\n"), "a\n\"\"\"\"\"\"\n");
  EXPECT_EQ(Csv({"odd, name", "say \"a\""}, ""), "\"odd, name\",\"say \"\"a\"\"\"\n");
}

TEST(RowConverter, QuotesWhatLooksLikeTheEndOfDataOnlyWhenItIsAloneInItsLine) {
  EXPECT_EQ(Csv({"a"}, "\\\\.\n\\\\.x\n\\\\\n.\n"), "a\n\"\\.\"\n\\.x\n\\\n.\n");
  EXPECT_EQ(Csv({"a", "b"}, "\\\\.\t\\\\.\n"), "a,b\n\\.,\\.\n");
  EXPECT_EQ(Converted({"a", "b"}, "\\\\.\tx\n", {.form = Form::kCsv, .columns = {"a"}}),
            "a\n\"\\.\"\n");
}

TEST(RowConverter, WritesJsonLines) {
  EXPECT_EQ(Json({"a", "b"}, "1\tx\n\\N\t\n"),
            "{\"a\":\"1\",\"b\":\"x\"}\n{\"a\":null,\"b\":\"\"}\n");
  EXPECT_EQ(Json({"a"}, "\\b\\f\\n\\r\\t\\v\\\\\"/\\x7f\x01\n"),
            "{\"a\":\"\\b\\f\\n\\r\\t\\u000b\\\\\\\"/\x7f\\u0001\"}\n");
  EXPECT_EQ(Json({"say \"a\"\\"}, "café 漢字 😀\n"), "{\"say \\\"a\\\"\\\\\":\"café 漢字 😀\"}\n");
}

TEST(RowConverter, WritesRowsWithoutColumns) {
  EXPECT_EQ(Csv({}, "\n\n"), "\n\n\n");
  EXPECT_EQ(Json({}, "\n\n"), "{}\n{}\n");
  EXPECT_EQ(Csv({}, ""), "\n");
}

TEST(RowConverter, WritesTheColumnsThatAreWantedInTheirOrder) {
  for (const Form form : {Form::kCopy, Form::kCsv}) {
    const bool copy = form == Form::kCopy;
    EXPECT_EQ(Converted({"a", "b", "c"}, "1\tx\\ny\t\\N\n", {.form = form, .columns = {"c", "b"}}),
              copy ? "\\N\tx\\ny\n" : "c,b\n,\"x\ny\"\n");
  }
  EXPECT_EQ(ErrorOf({"a", "b"}, "", {.columns = {"x"}}, ErrorCode::kNotFound),
            "the rows of table \"shop.item\" have no column \"x\"");
}

TEST(RowConverter, StopsAtTheLimit) {
  EXPECT_EQ(Converted({"a"}, "1\n2\n3\n", {.limit = 2}), "1\n2\n");
  EXPECT_EQ(Converted({"a"}, "1\n2\n3", {.limit = 2}), "1\n2\n") << "what follows is not looked at";
  EXPECT_EQ(Converted({"a"}, "1\n", {.form = Form::kCsv, .limit = 0}), "a\n");
  std::string written;
  RowText text([&written](std::string_view piece) { written += piece; });
  RowConverter converter("t", {"a"}, {.limit = 2}, text);
  EXPECT_TRUE(converter.Add(0, std::string_view("1\n")));
  EXPECT_FALSE(converter.Add(1, std::string_view("2\n3\n")));
  EXPECT_FALSE(converter.Add(1, std::string_view("4\n")));
  text.Flush();
  EXPECT_EQ(written, "1\n2\n");
}

TEST(RowConverter, TellsTheRowsOfPartsThatComeMixed) {
  std::string written;
  RowText text([&written](std::string_view piece) { written += piece; });
  RowConverter converter("t", {"a"}, {}, text);
  converter.Add(0, std::string_view("zero, be"));
  converter.Add(1, std::string_view("one\non"));
  converter.Add(0, std::string_view("gun\n"));
  converter.Add(1, std::string_view("e more\n"));
  converter.End();
  text.Flush();
  EXPECT_EQ(written, "one\nzero, begun\none more\n");
}

TEST(RowConverter, NamesTheRowThatIsWrong) {
  EXPECT_EQ(ErrorOf({"a", "b"}, "1\t2\n1\n", {.form = Form::kCsv}, ErrorCode::kCorrupt),
            "row 2 of table \"shop.item\" does not have the 2 columns that its COPY command names");
  EXPECT_EQ(ErrorOf({"a"}, "1\n2", {.form = Form::kCsv}, ErrorCode::kCorrupt),
            "part 0 of table \"shop.item\" ends within a row");
  EXPECT_EQ(ErrorOf({"a", "b"}, "1\tx\n2\tcaf\xe9\n", {.form = Form::kJsonLines},
                    ErrorCode::kUnsupported),
            "row 2 of table \"shop.item\": the value of column \"b\" is not valid UTF-8");
  EXPECT_EQ(ErrorOf({"a"}, "\\xe9\n", {.form = Form::kJsonLines}, ErrorCode::kUnsupported),
            "row 1 of table \"shop.item\": the value of column \"a\" is not valid UTF-8");
  EXPECT_EQ(ErrorOf({"caf\xe9"}, "", {.form = Form::kJsonLines}, ErrorCode::kUnsupported),
            "the name of column \"caf\xe9\" is not valid UTF-8");
}

TEST(RowConverter, RefusesEncodingsThatItCannotTakeApartOrThatJsonDoesNotHave) {
  const auto refused = [](std::string_view encoding, Form form) {
    try {
      CheckEncoding(encoding, form);
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kUnsupported);
      return true;
    }
    return false;
  };
  EXPECT_FALSE(refused("UTF8", Form::kJsonLines));
  EXPECT_FALSE(refused("SQL_ASCII", Form::kJsonLines));
  EXPECT_TRUE(refused("LATIN1", Form::kJsonLines));
  EXPECT_FALSE(refused("LATIN1", Form::kCsv));
  EXPECT_TRUE(refused("SJIS", Form::kCsv));
  EXPECT_TRUE(refused("GB18030", Form::kCopy));
}

}  // namespace
}  // namespace pgstow::rows
