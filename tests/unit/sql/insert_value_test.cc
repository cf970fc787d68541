#include "host/sql/insert_value.h"

#include <string>

#include <gtest/gtest.h>

#include "host/sql/quote.h"

namespace pgstow::sql {
namespace {

std::string Value(uint32_t type, std::string_view text) {
  std::string sql;
  AppendInsertValue(sql, type, text);
  return sql;
}

TEST(InsertValue, NumbersStandAsTheyAre) {
  EXPECT_EQ(Value(23, "-7"), "-7");
  EXPECT_EQ(Value(701, "1.5e-300"), "1.5e-300");
  EXPECT_EQ(Value(1700, "12345678901234567890.10"), "12345678901234567890.10");
}

TEST(InsertValue, WordsAmongNumbersAreQuoted) {
  EXPECT_EQ(Value(701, "NaN"), "'NaN'");
  EXPECT_EQ(Value(1700, "-Infinity"), "'-Infinity'");
}

TEST(InsertValue, WhatAServerCallsANumberAndIsNoneIsQuoted) {
  for (const char* text : {"1 -- 2", "--1", "1 2", "1e", "e5", ".", "-", "1-1", "+-1", ""}) {
    EXPECT_EQ(Value(1700, text), "'" + std::string(text) + "'");
  }
  EXPECT_EQ(Value(23, "1'); DROP TABLE t; --"), "'1''); DROP TABLE t; --'");
  EXPECT_EQ(Value(1560, "1'); DROP TABLE t; --"), "'1''); DROP TABLE t; --'");
}

TEST(InsertValue, BooleansAreWords) {
  EXPECT_EQ(Value(16, "t"), "true");
  EXPECT_EQ(Value(16, "f"), "false");
}

TEST(InsertValue, BitStringsSayThatTheyAre) {
  EXPECT_EQ(Value(1560, "0101"), "B'0101'");
  EXPECT_EQ(Value(1562, ""), "B''");
}

TEST(InsertValue, EverythingElseIsAStringLiteral) {
  EXPECT_EQ(Value(25, "it's"), "'it''s'");
  EXPECT_EQ(Value(790, "$5.00"), "'$5.00'");
  EXPECT_EQ(Value(25, "back\\slash"), Literal("back\\slash"));
}

}  // namespace
}  // namespace pgstow::sql
