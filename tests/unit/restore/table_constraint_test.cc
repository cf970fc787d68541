#include "restore/plan/table_constraint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgstow::plan {
namespace {

using Type = TableConstraint::Type;

std::string Defined(const std::string& key) {
  return "ALTER TABLE ONLY app.t\n    ADD CONSTRAINT t_key " + key + ";\n";
}

TEST(TableConstraint, IsTakenApart) {
  const auto found = ParseTableConstraint(
      "ALTER TABLE ONLY \"we; ird\".\"t (\"\"x\"\"\"\n    ADD CONSTRAINT \"a;b\" "
      "FOREIGN KEY (x) REFERENCES y(x) ON DELETE SET DEFAULT;\n\nALTER TABLE t CLUSTER ON c;\n");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->alter, "ALTER TABLE ONLY \"we; ird\".\"t (\"\"x\"\"\"");
  EXPECT_EQ(found->table, "\"we; ird\".\"t (\"\"x\"\"\"");
  EXPECT_EQ(found->name, "\"a;b\"");
  EXPECT_EQ(found->type, Type::kForeignKey);
  EXPECT_EQ(found->body, "(x) REFERENCES y(x) ON DELETE SET DEFAULT");
  EXPECT_EQ(found->rest, "ALTER TABLE t CLUSTER ON c;\n");
}

TEST(TableConstraint, OtherDefinitionsAreNone) {
  for (const char* definition :
       {"", "CREATE TABLE t (CONSTRAINT x PRIMARY KEY (a));\n", "ALTER TABLE t",
        "ALTER TABLE ONLY t ATTACH PARTITION u DEFAULT;\n", "ALTER TABLE ONLY t ADD CONSTRAINT;\n",
        "ALTER TABLE t ADD CONSTRAINT x UNIQUE (a)"}) {
    EXPECT_FALSE(ParseTableConstraint(definition)) << definition;
  }
  EXPECT_EQ(ParseTableConstraint(Defined("CHECK ((a > 0))"))->type, Type::kOther);
}

TEST(SplitKey, KeepsAllThatAKeySays) {
  const auto primary = SplitKeyDefinition(Defined("PRIMARY KEY (a, \"b,c\")"));
  ASSERT_TRUE(primary);
  EXPECT_EQ(primary->build, "CREATE UNIQUE INDEX t_key ON app.t USING btree (a, \"b,c\");\n");
  EXPECT_EQ(primary->adopt,
            "ALTER TABLE ONLY app.t\n    ADD CONSTRAINT t_key PRIMARY KEY USING INDEX t_key;\n");

  const auto unique = SplitKeyDefinition(
      Defined("UNIQUE NULLS NOT DISTINCT (a) INCLUDE (b) WITH (fillfactor='70') USING INDEX "
              "TABLESPACE fast DEFERRABLE INITIALLY DEFERRED") +
      "\nALTER TABLE ONLY app.t REPLICA IDENTITY USING INDEX t_key;\n");
  ASSERT_TRUE(unique);
  EXPECT_EQ(unique->build,
            "CREATE UNIQUE INDEX t_key ON app.t USING btree (a) INCLUDE (b) NULLS NOT DISTINCT "
            "WITH (fillfactor='70') TABLESPACE fast;\n");
  EXPECT_EQ(unique->adopt,
            "ALTER TABLE ONLY app.t\n    ADD CONSTRAINT t_key UNIQUE USING INDEX t_key DEFERRABLE "
            "INITIALLY DEFERRED;\nALTER TABLE ONLY app.t REPLICA IDENTITY USING INDEX t_key;\n");
}

TEST(SplitKey, LeavesWhatCanNotBeSplit) {
  for (const char* key :
       {"PRIMARY KEY (a, during WITHOUT OVERLAPS)", "EXCLUDE USING gist (a WITH =)",
        "FOREIGN KEY (a) REFERENCES u(a)", "UNIQUE (a) SOMETHING NEW", "UNIQUE (lower(a))",
        "UNIQUE ()", "UNIQUE (a", "PRIMARY KEY USING INDEX i", "CHECK ((a > 0))"}) {
    EXPECT_FALSE(SplitKeyDefinition(Defined(key))) << key;
  }
}

}  // namespace
}  // namespace pgstow::plan
