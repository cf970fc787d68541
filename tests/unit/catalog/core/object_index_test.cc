// Objects are found by their rows in the catalogs.
#include "host/catalog/object_index.h"

#include <deque>

#include <gtest/gtest.h>

namespace pgstow::catalog {
namespace {

TEST(ObjectIndex, FindsEachOfManyAndNothingElse) {
  ObjectIndex index;
  std::deque<Object> objects;
  for (Oid oid = 1; oid <= 20'000; ++oid) {
    for (const Oid table : {1259U, 1247U}) index.Add({table, oid * 3}, &objects.emplace_back());
  }
  auto object = objects.begin();
  for (Oid oid = 1; oid <= 20'000; ++oid) {
    for (const Oid table : {1259U, 1247U}) ASSERT_EQ(index.Find({table, oid * 3}), &*object++);
    ASSERT_EQ(index.Find({1259, oid * 3 + 1}), nullptr);
    ASSERT_EQ(index.Find({1260, oid * 3}), nullptr);
  }
}

TEST(ObjectIndex, KeepsTheFirst) {
  ObjectIndex index;
  Object first;
  Object second;
  EXPECT_EQ(index.Find({1, 2}), nullptr);
  index.Add({1, 2}, &first);
  index.Add({1, 2}, &second);
  EXPECT_EQ(index.Find({1, 2}), &first);
}

TEST(ObjectIndex, NoRowIsNoKey) {
  ObjectIndex index;
  Object object;
  index.Add({0, 0}, &object);
  EXPECT_EQ(index.Find({0, 0}), nullptr);
}

}  // namespace
}  // namespace pgstow::catalog
