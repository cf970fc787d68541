// Rows of an answer that is not what was asked for: nothing outside of them is read.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "host/pg/libpq.h"
#include "host/pg/result.h"
#include "host/pg/row_block.h"

namespace pgstow::pg {
namespace {

// A function that only these tests use.
template <typename Function>
Function* Libpq(const char* name) {
  return reinterpret_cast<Function*>(AddressInLibpq(name));
}

// A result of one row with these columns.
Result ResultOf(std::vector<std::string> values) {
  PGresult* const result =
      Libpq<decltype(::PQmakeEmptyPGresult)>("PQmakeEmptyPGresult")(nullptr, PGRES_TUPLES_OK);
  std::string name = "column";
  PGresAttDesc column{};
  column.name = name.data();
  std::vector<PGresAttDesc> columns(values.size(), column);
  Libpq<decltype(::PQsetResultAttrs)>("PQsetResultAttrs")(result, static_cast<int>(columns.size()),
                                                          columns.data());
  for (size_t i = 0; i < values.size(); ++i) {
    Libpq<decltype(::PQsetvalue)>("PQsetvalue")(result, 0, static_cast<int>(i), values[i].data(),
                                                static_cast<int>(values[i].size()));
  }
  return Result(result);
}

template <typename Action>
std::string MessageOf(Action action) {
  try {
    action();
  } catch (const base::Error& error) {
    return error.what();
  }
  return "no error";
}

TEST(Row, HasNoColumnsButItsOwn) {
  const Result result = ResultOf({"a", "b"});
  EXPECT_EQ(result[0].text(1), "b");
  const std::string message =
      "the server answered with 2 columns and 1 rows, of which column 3 of row 1 is needed";
  EXPECT_EQ(MessageOf([&] { result[0].text(2); }), message);
  EXPECT_EQ(MessageOf([&] { result[0].null(2); }), message);
  EXPECT_EQ(MessageOf([&] { result[0].integer(2); }), message);
}

TEST(Row, IsNoneWhereThereAreNone) {
  const Result result = ResultOf({});
  EXPECT_EQ(MessageOf([&] { result[0].text(0); }),
            "the server answered with 0 columns and 0 rows, of which column 1 of row 1 is needed");
}

TEST(RowBlock, KeepsTheBounds) {
  const Result result = ResultOf({"a", "b"});
  RowBlock block;
  block.Append(result[0]);
  EXPECT_EQ(block[0].text(1), "b");
  EXPECT_THAT(MessageOf([&] { block[0].text(2); }), testing::HasSubstr("column 3"));
  EXPECT_THAT(MessageOf([&] { block[0].null(2); }), testing::HasSubstr("column 3"));
}

TEST(RowBlock, TakesRowsOfOneQueryOnly) {
  RowBlock block;
  block.Append(ResultOf({"a", "b"})[0]);
  EXPECT_EQ(MessageOf([&] { block.Append(ResultOf({"a"})[0]); }),
            "the server sent rows of 2 and of 1 columns for one query");
}

}  // namespace
}  // namespace pgstow::pg
