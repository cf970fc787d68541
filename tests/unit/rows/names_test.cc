#include "restore/rows/names.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "restore/rows/copy_columns.h"

namespace pgstow::rows {
namespace {

using base::ErrorCode;
using testing::ElementsAre;
using testing::IsEmpty;

std::pair<std::string, std::string> Table(std::string_view text) {
  const TableName name = ParseTableName(text);
  return {name.schema, name.table};
}

template <typename Function>
ErrorCode CodeOf(Function function) {
  try {
    function();
  } catch (const base::Error& error) {
    return error.code();
  }
  return ErrorCode::kInternal;
}

using Pair = std::pair<std::string, std::string>;

TEST(TableNames, AreReadAsServersReadThem) {
  EXPECT_EQ(Table("orders"), Pair("", "orders"));
  EXPECT_EQ(Table("shop.orders"), Pair("shop", "orders"));
  EXPECT_EQ(Table("Shop.ORDERS"), Pair("shop", "orders"));
  EXPECT_EQ(Table("\"Shop\".\"ORDERS\""), Pair("Shop", "ORDERS"));
  EXPECT_EQ(Table(" shop . \"a.b \"\"c\"\"\" "), Pair("shop", "a.b \"c\""));
  EXPECT_EQ(Table("größe$1"), Pair("", "größe$1"));
  EXPECT_EQ(Table("ÄRGER"), Pair("", "Ärger")) << "only ASCII is folded";
}

TEST(TableNames, AreRefusedWhenTheyAreNone) {
  for (const char* text : {"", ".", "a.", ".a", "a.b.c", "a b", "\"a", "a\"b\"", "\"\"", "a,b",
                           "public.order items"}) {
    EXPECT_EQ(CodeOf([text] { ParseTableName(text); }), ErrorCode::kUsage) << text;
  }
}

TEST(ColumnNames, AreListed) {
  EXPECT_THAT(ParseColumnNames("id"), ElementsAre("id"));
  EXPECT_THAT(ParseColumnNames("B, a ,\"C, \"\"d\""), ElementsAre("b", "a", "C, \"d"));
}

TEST(ColumnNames, AreRefusedWhenTheyAreNoListOrTwiceInIt) {
  for (const char* text : {"", ",", "a,", "a b", "a;b", "a,\"b", "a,b,a", "a,\"a\"", "a.b"}) {
    EXPECT_EQ(CodeOf([text] { ParseColumnNames(text); }), ErrorCode::kUsage) << text;
  }
}

TEST(CopyColumns, AreThoseOfTheCommand) {
  EXPECT_THAT(CopyColumns("COPY public.orders (id, name) FROM stdin;\n"),
              ElementsAre("id", "name"));
  EXPECT_THAT(CopyColumns("COPY \"a (\".\"b \"\".(\" (\"FROM\", \"x)\", y) FROM stdin;"),
              ElementsAre("FROM", "x)", "y"));
  EXPECT_THAT(CopyColumns("COPY orders (id) FROM stdin;"), ElementsAre("id"));
  EXPECT_THAT(CopyColumns("COPY public.nothing  FROM stdin;\n"), IsEmpty());
}

TEST(CopyColumns, AreRefusedWhereTheCommandIsAnother) {
  for (const char* text :
       {"", "COPY", "COPY t", "COPY t (a FROM stdin;", "COPY t (a) WITH OIDS FROM stdin;",
        "COPY t () FROM stdin;", "INSERT INTO t VALUES (1);", "COPY (SELECT 1) TO stdout;"}) {
    EXPECT_EQ(CodeOf([text] { CopyColumns(text); }), ErrorCode::kUnsupported) << text;
  }
}

}  // namespace
}  // namespace pgstow::rows
