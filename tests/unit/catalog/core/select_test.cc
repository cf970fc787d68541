#include "host/catalog/select.h"

#include <gtest/gtest.h>

#include "tests/unit/catalog/core/graph.h"

namespace pgstow::catalog {
namespace {

Object& AddRelation(CatalogStore& store, const std::string& name, Oid oid, Oid schema) {
  Object& object = AddNode(store, kTestTable, name, "app", oid);
  object.schema_oid = schema;
  return object;
}

TEST(Selection, WantsEverythingWithoutPatterns) {
  CatalogStore store;
  const Object& table = AddRelation(store, "t", 20000, 18000);
  ApplySelection(store, Selection{}, ReadOptions{});
  EXPECT_TRUE(table.wants(kDefinition));
  EXPECT_TRUE(table.wants(kData));
  EXPECT_TRUE(table.wants(kAcl));
}

TEST(Selection, SchemaOnlyWantsNoData) {
  CatalogStore store;
  const Object& table = AddRelation(store, "t", 20000, 18000);
  ReadOptions options;
  options.data = false;
  ApplySelection(store, Selection{}, options);
  EXPECT_TRUE(table.wants(kDefinition));
  EXPECT_FALSE(table.wants(kData));
}

TEST(Selection, APartIsWantedOnlyAsFarAsWhatItIsPartOf) {
  CatalogStore store;
  Object& index = AddNode(store, kTestIndex, "i", "app", 20001);
  const Object& table = AddRelation(store, "t", 20000, 18000);
  index.parent = table.id;
  Selection selection;
  selection.excluded_tables = {20000};
  ApplySelection(store, selection, ReadOptions{});
  EXPECT_EQ(index.wanted, kNothing);
}

TEST(Selection, ATablePatternLeavesOtherKindsOut) {
  CatalogStore store;
  const Object& in = AddRelation(store, "t", 20000, 18000);
  const Object& out = AddRelation(store, "u", 20001, 18000);
  Object& function = AddNode(store, kTestFunction, "f", "app", 20002);
  function.schema_oid = 18000;
  Selection selection;
  selection.any_table_pattern = true;
  selection.tables = {20000};
  ApplySelection(store, selection, ReadOptions{});
  EXPECT_TRUE(in.wants(kDefinition));
  EXPECT_EQ(out.wanted, kNothing);
  EXPECT_EQ(function.wanted, kNothing);
}

TEST(Selection, AFollowerComesWithItsLeader) {
  CatalogStore store;
  Object& sequence = AddRelation(store, "t_id_seq", 20001, 18000);
  const Object& table = AddRelation(store, "t", 20000, 18000);
  sequence.follows = table.id;
  Selection selection;
  selection.any_table_pattern = true;
  selection.tables = {20000};
  ApplySelection(store, selection, ReadOptions{});
  EXPECT_TRUE(sequence.wants(kDefinition));
}

TEST(Selection, OfMembersOfAnExtensionOnlyPrivilegesAreWanted) {
  CatalogStore store;
  Object& table = AddRelation(store, "t", 20000, 18000);
  table.extension = 17000;
  ApplySelection(store, Selection{}, ReadOptions{});
  EXPECT_EQ(table.wanted, static_cast<uint32_t>(kAcl));
}

}  // namespace
}  // namespace pgstow::catalog
