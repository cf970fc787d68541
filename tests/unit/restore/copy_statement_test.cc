#include "restore/plan/copy_statement.h"

#include <gtest/gtest.h>

namespace pgstow::plan {
namespace {

TEST(CopyStatement, IsTakenApart) {
  const auto copy = ParseCopyStatement("COPY \"a (b\".t (id, \"x) FROM stdin;\") FROM stdin;\n");
  ASSERT_TRUE(copy);
  EXPECT_EQ(copy->table, "\"a (b\".t");
  EXPECT_EQ(copy->columns, "(id, \"x) FROM stdin;\")");
  EXPECT_EQ(CopyWith({.freeze = true}, *copy),
            "COPY \"a (b\".t (id, \"x) FROM stdin;\") FROM stdin WITH (FREEZE);\n");
  EXPECT_EQ(CopyInto("other", *copy), "COPY other (id, \"x) FROM stdin;\") FROM stdin;\n");
}

TEST(CopyStatement, ATableWithoutColumnsHasNoList) {
  const auto copy = ParseCopyStatement("COPY app.t  FROM stdin;\n");
  ASSERT_TRUE(copy);
  EXPECT_EQ(copy->table, "app.t");
  EXPECT_EQ(copy->columns, "");
}

TEST(CopyStatement, OthersAreNone) {
  for (const char* copy :
       {"", "COPY", "COPY t (a) FROM stdin", "COPY t (a) WITH OIDS FROM stdin;\n",
        "COPY t (a) FROM stdin WITH (FREEZE);\n", "COPY t (lower(a)) FROM stdin;\n",
        "COPY t (a FROM stdin;\n", "COPY t (a) FROM stdin; DROP TABLE t;\n"}) {
    EXPECT_FALSE(ParseCopyStatement(copy)) << copy;
  }
}

}  // namespace
}  // namespace pgstow::plan
