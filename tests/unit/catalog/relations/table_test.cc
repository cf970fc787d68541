#include <gtest/gtest.h>

#include "tests/unit/catalog/relations/tables.h"

namespace pgstow::catalog {
namespace {

class TableRoom : public testing::Test {
 protected:
  std::string Definition() const { return EntriesOf(table_, store_).at(0).definition; }

  CatalogStore store_;
  Relation& table_ = AddTable(store_, "t");
};

TEST_F(TableRoom, WritesColumnsThenChecks) {
  RelationColumn& a = AddColumn(table_, "a");
  AddValue(store_, table_, a, "7");
  a.not_null.present = true;
  AddColumn(table_, "Odd", "text").collation = "pg_catalog.\"C\"";
  AddCheck(store_, table_, "positive", "CHECK ((a > 0))");
  EXPECT_EQ(Definition(),
            "CREATE TABLE app.t (\n"
            "    a integer DEFAULT 7 NOT NULL,\n"
            "    \"Odd\" text COLLATE pg_catalog.\"C\",\n"
            "    CONSTRAINT positive CHECK ((a > 0))\n"
            ");\n");
}

TEST_F(TableRoom, KeepsParenthesesWithoutColumns) {
  EXPECT_EQ(Definition(), "CREATE TABLE app.t (\n);\n");
}

TEST_F(TableRoom, LeavesOutWhatIsDropped) {
  AddColumn(table_, "........pg.dropped.1........").dropped = true;
  AddColumn(table_, "b");
  EXPECT_EQ(Definition(), "CREATE TABLE app.t (\n    b integer\n);\n");
}

TEST_F(TableRoom, TellsStoredFromVirtualGeneration) {
  for (const char generated : {'s', 'v'}) {
    RelationColumn& column = AddColumn(table_, std::string(1, generated));
    column.generated = generated;
    AddValue(store_, table_, column, "(a + 1)");
  }
  EXPECT_EQ(Definition(),
            "CREATE TABLE app.t (\n"
            "    s integer GENERATED ALWAYS AS ((a + 1)) STORED,\n"
            "    v integer GENERATED ALWAYS AS ((a + 1))\n"
            ");\n");
}

TEST_F(TableRoom, LeavesInheritedColumnsToParents) {
  table_.parents = {&AddTable(store_, "p"), &AddTable(store_, "q")};
  AddColumn(table_, "a").local = false;
  AddColumn(table_, "b");
  AddCheck(store_, table_, "inherited", "CHECK ((a > 0))").local = false;
  EXPECT_EQ(Definition(), "CREATE TABLE app.t (\n    b integer\n)\nINHERITS (app.p, app.q);\n");
}

TEST_F(TableRoom, SaysOfAnInheritedColumnOnlyThatItIsNotNull) {
  table_.parents = {&AddTable(store_, "p")};
  RelationColumn& column = AddColumn(table_, "a");
  column.local = false;
  column.not_null = {.name = "own", .constraint = 1, .present = true, .no_inherit = true};
  EXPECT_EQ(Definition(),
            "CREATE TABLE app.t (\n    CONSTRAINT own NOT NULL a NO INHERIT\n)\n"
            "INHERITS (app.p);\n");
}

TEST_F(TableRoom, RepeatsInAPartitionWhatItInherits) {
  table_.partition = true;
  table_.parents = {&AddTable(store_, "p", 'p')};
  AddColumn(table_, "a").local = false;
  AddCheck(store_, table_, "inherited", "CHECK ((a > 0))").local = false;
  EXPECT_EQ(Definition(),
            "CREATE TABLE app.t (\n    a integer,\n    CONSTRAINT inherited CHECK ((a > 0))\n);\n");
}

TEST_F(TableRoom, NamesANotNullUnlessTheServerWouldNameItSo) {
  AddColumn(table_, "a").not_null = {.name = "t_a_not_null", .constraint = 1, .present = true};
  AddColumn(table_, "b").not_null = {.name = "other", .constraint = 2, .present = true};
  EXPECT_EQ(Definition(),
            "CREATE TABLE app.t (\n"
            "    a integer NOT NULL,\n"
            "    b integer CONSTRAINT other NOT NULL\n"
            ");\n");
}

TEST_F(TableRoom, NamesANotNullThatACommentSpeaksOf) {
  AddColumn(table_, "a").not_null = {.name = "t_a_not_null", .constraint = 9, .present = true};
  store_.comments[{kPgConstraint, 9}] = {{0, "why"}};
  const auto entries = EntriesOf(table_, store_);
  EXPECT_NE(entries.at(0).definition.find("CONSTRAINT t_a_not_null NOT NULL"), std::string::npos);
  EXPECT_EQ(entries.at(1).definition, "COMMENT ON CONSTRAINT t_a_not_null ON app.t IS 'why';\n");
}

TEST_F(TableRoom, LeavesNotValidatedAndSeparateConstraintsOut) {
  AddColumn(table_, "a").not_null = {
      .name = "n", .constraint = 1, .present = true, .validated = false};
  AddCheck(store_, table_, "late", "CHECK ((a > 0)) NOT VALID").separate = true;
  EXPECT_EQ(Definition(), "CREATE TABLE app.t (\n    a integer\n);\n");
}

TEST_F(TableRoom, SaysOfATypedTableOnlyWhatItsTypeDoesNot) {
  table_.of_type = 1;
  table_.of_type_name = "app.person";
  AddColumn(table_, "id");
  EXPECT_EQ(Definition(), "CREATE TABLE app.t OF app.person;\n");
  AddColumn(table_, "name", "text").not_null.present = true;
  EXPECT_EQ(Definition(), "CREATE TABLE app.t OF app.person (\n    name NOT NULL\n);\n");
}

TEST_F(TableRoom, WritesOptionsOfTableAndToastAndThePartitionKey) {
  table_.persistence = 'u';
  table_.partition_key = "RANGE (a)";
  table_.options = {"fillfactor=70"};
  table_.toast_options = {"autovacuum_enabled=false"};
  EXPECT_EQ(Definition(),
            "CREATE UNLOGGED TABLE app.t (\n)\n"
            "PARTITION BY RANGE (a)\n"
            "WITH (fillfactor='70', toast.autovacuum_enabled='false');\n");
}

TEST_F(TableRoom, AltersWhatCreateCanNotSay) {
  RelationColumn& column = AddColumn(table_, "a", "text");
  column.statistics = 0;
  column.storage = 'e';
  column.compression = 'l';
  column.options = {"n_distinct=-1", "n_distinct_inherited=5"};
  table_.replica_identity = 'f';
  table_.force_row_security = true;
  EXPECT_EQ(Definition(),
            "CREATE TABLE app.t (\n    a text\n);\n"
            "ALTER TABLE ONLY app.t ALTER COLUMN a SET STATISTICS 0;\n"
            "ALTER TABLE ONLY app.t ALTER COLUMN a SET STORAGE EXTERNAL;\n"
            "ALTER TABLE ONLY app.t ALTER COLUMN a SET COMPRESSION lz4;\n"
            "ALTER TABLE ONLY app.t ALTER COLUMN a SET (n_distinct=-1, n_distinct_inherited=5);\n"
            "\nALTER TABLE ONLY app.t REPLICA IDENTITY FULL;\n"
            "\nALTER TABLE ONLY app.t FORCE ROW LEVEL SECURITY;\n");
}

TEST_F(TableRoom, PutsCommentsOnTheTableThenColumnsThenConstraints) {
  AddColumn(table_, "a");
  TableConstraint& check = AddCheck(store_, table_, "c", "CHECK (true)");
  check.catalog = {kPgConstraint, 5};
  store_.comments[table_.catalog] = {{0, "table"}, {1, "column"}};
  store_.comments[check.catalog] = {{0, "check"}};
  std::vector<std::string> tags;
  for (const auto& entry : EntriesOf(table_, store_)) tags.push_back(entry.tag);
  EXPECT_EQ(tags, (std::vector<std::string>{"t", "TABLE t", "COLUMN t.a", "CONSTRAINT c ON t"}));
}

TEST_F(TableRoom, GrantsOnColumnsAfterTheTable) {
  table_.acl = {.acl = {"{owner=arwdDxtm/owner,=r/owner}"}, .base = {"{owner=arwdDxtm/owner}"}};
  table_.column_acls = {{.relation = 0, .column = "ctid", .acl = {"reader=r/owner"}, .base = {}}};
  const auto entries = EntriesOf(table_, store_);
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[1].tag, "TABLE t");
  EXPECT_EQ(entries[2].tag, "COLUMN t.ctid");
  EXPECT_EQ(entries[2].dependencies, (std::vector<DumpId>{table_.id, entries[1].id}));
}

TEST(OptionList, QuotesWhatIsNoIdentifier) {
  EXPECT_EQ(OptionList({"a=on", "b=0.5", "c", "d=", "e=x=y"}),
            "a='on', b='0.5', c='', d='', e='x=y'");
  EXPECT_EQ(OptionList({"buffering=auto"}, "toast."), "toast.buffering=auto");
}

}  // namespace
}  // namespace pgstow::catalog
