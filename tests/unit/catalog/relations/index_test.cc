#include "host/catalog/kinds/index/index.h"

#include <gtest/gtest.h>

#include "host/catalog/kinds/constraint/key.h"
#include "tests/unit/catalog/relations/tables.h"

namespace pgstow::catalog {
namespace {

class IndexRoom : public testing::Test {
 protected:
  IndexRoom() {
    for (const char* name : {"a", "B", "c"}) AddColumn(table_, name);
    index_.table = &table_;
    index_.definition = "CREATE INDEX i ON app.t USING btree (a)";
    index_.columns = {2, 1, 3};
    index_.keys = 2;
    key_.index = &index_;
  }

  CatalogStore store_;
  Relation& table_ = AddTable(store_, "t");
  Index& index_ = store_.Add(kIndexKind, Named<Index>("i"));
  KeyConstraint& key_ = store_.Add(kKeyConstraintKind, Named<KeyConstraint>("k"));
};

TEST_F(IndexRoom, SettlesClusteringTargetsIdentityAndExtensionsInThisOrder) {
  index_.clustered = true;
  index_.statistics = {"1 SET STATISTICS 5", "2 SET STATISTICS 0"};
  index_.replica_identity = true;
  index_.depends_on_extensions = {"Odd"};
  EXPECT_EQ(IndexSettings(index_),
            "\nALTER TABLE app.t CLUSTER ON i;\n"
            "ALTER INDEX app.i ALTER COLUMN 1 SET STATISTICS 5;\n"
            "ALTER INDEX app.i ALTER COLUMN 2 SET STATISTICS 0;\n"
            "\nALTER TABLE ONLY app.t REPLICA IDENTITY USING INDEX i;\n"
            "\nALTER INDEX app.i DEPENDS ON EXTENSION \"Odd\";");
}

TEST_F(IndexRoom, DoesNotDropAPartOfAPartitionedIndex) {
  EXPECT_EQ(EntriesOf(index_, store_).at(0).drop, "DROP INDEX app.i;\n");
  index_.parent_oid = 1;
  EXPECT_EQ(EntriesOf(index_, store_).at(0).drop, "");
}

TEST_F(IndexRoom, LeavesAnIndexBehindAConstraintToTheConstraint) {
  index_.constraint = &key_;
  index_.catalog = {kPgClass, 77};
  store_.comments[index_.catalog] = {{0, "of the index"}};
  const auto entries = EntriesOf(index_, store_);
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].kind, "COMMENT");
  EXPECT_EQ(entries[0].dependencies, std::vector<DumpId>{key_.id});
}

TEST_F(IndexRoom, DefinesKeysByTheColumnsOfTheirIndex) {
  EXPECT_EQ(KeyDefinition(key_), "PRIMARY KEY (\"B\", a) INCLUDE (c)");
}

TEST_F(IndexRoom, DefinesUniqueConstraintsWithEverythingThatCanBeSaid) {
  key_.type = 'u';
  key_.deferrable = key_.deferred = key_.without_overlaps = true;
  index_.nulls_not_distinct = true;
  index_.options = {"fillfactor=60"};
  EXPECT_EQ(KeyDefinition(key_),
            "UNIQUE NULLS NOT DISTINCT (\"B\", a WITHOUT OVERLAPS) INCLUDE (c)"
            " WITH (fillfactor='60') DEFERRABLE INITIALLY DEFERRED");
}

TEST_F(IndexRoom, TakesExclusionConstraintsFromTheServer) {
  key_.type = 'x';
  key_.exclusion = "EXCLUDE USING gist (a WITH =) DEFERRABLE";
  key_.deferrable = true;
  EXPECT_EQ(KeyDefinition(key_), key_.exclusion);
}

}  // namespace
}  // namespace pgstow::catalog
