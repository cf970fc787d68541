#include "restore/rewrite/insert.h"

#include <gtest/gtest.h>

namespace pgstow::rewrite {
namespace {

const NameMap kSchemas = {{"a", "B b"}};

TEST(MappedInsertTest, MapsTheTableAndKeepsTheRows) {
  EXPECT_EQ(MappedInsert("INSERT INTO a.t (a, \"x\") VALUES\n\t('a.t', 1),\n\t('it''s \\', 2);",
                         kSchemas),
            "INSERT INTO \"B b\".t (a, \"x\") VALUES\n\t('a.t', 1),\n\t('it''s \\', 2);");
  EXPECT_EQ(MappedInsert("INSERT INTO \"a\".\"T t\" DEFAULT VALUES;", kSchemas),
            "INSERT INTO \"B b\".\"T t\" DEFAULT VALUES;");
}

TEST(MappedInsertTest, LeavesOtherStatements) {
  for (const char* statement :
       {"INSERT INTO c.t VALUES ('a.t');", "INSERT INTO a VALUES (1);",
        "INSERT INTO \"A\".t VALUES (1);", "SELECT a.f();", "INSERT INTO", ""}) {
    EXPECT_EQ(MappedInsert(statement, kSchemas), statement);
  }
}

}  // namespace
}  // namespace pgstow::rewrite
