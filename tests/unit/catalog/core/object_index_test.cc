// Objects are found by their rows in the catalogs.
#include "host/catalog/object_index.h"

#include <gtest/gtest.h>

namespace pgstow::catalog {
namespace {

TEST(ObjectIndex, FindsEachOfManyAndNothingElse) {
  ObjectIndex index;
  DumpId id = 0;
  for (Oid oid = 1; oid <= 20'000; ++oid) {
    for (const Oid table : {1259U, 1247U}) index.Add({table, oid * 3}, ++id);
  }
  id = 0;
  for (Oid oid = 1; oid <= 20'000; ++oid) {
    for (const Oid table : {1259U, 1247U}) ASSERT_EQ(index.Find({table, oid * 3}), ++id);
    ASSERT_EQ(index.Find({1259, oid * 3 + 1}), 0);
    ASSERT_EQ(index.Find({1260, oid * 3}), 0);
  }
}

TEST(ObjectIndex, KeepsTheFirst) {
  ObjectIndex index;
  EXPECT_EQ(index.Find({1, 2}), 0);
  index.Add({1, 2}, 5);
  index.Add({1, 2}, 7);
  EXPECT_EQ(index.Find({1, 2}), 5);
}

TEST(ObjectIndex, NoRowIsNoKey) {
  ObjectIndex index;
  index.Add({0, 0}, 1);
  EXPECT_EQ(index.Find({0, 0}), 0);
}

}  // namespace
}  // namespace pgstow::catalog
