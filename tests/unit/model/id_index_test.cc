#include "host/model/id_index.h"

#include <limits>
#include <vector>

#include <gtest/gtest.h>

namespace pgstow::model {
namespace {

std::vector<Entry> Entries(std::initializer_list<DumpId> ids) {
  std::vector<Entry> entries;
  for (const DumpId id : ids) entries.emplace_back().id = id;
  return entries;
}

TEST(IdIndexTest, FindsDenseIds) {
  const IdIndex index(Entries({3, 1, 2, 7}));
  EXPECT_EQ(index.Find(3), 0U);
  EXPECT_EQ(index.Find(1), 1U);
  EXPECT_EQ(index.Find(7), 3U);
  EXPECT_EQ(index.Find(4), IdIndex::kNone);
  EXPECT_EQ(index.Find(0), IdIndex::kNone);
  EXPECT_EQ(index.Find(8), IdIndex::kNone);
  EXPECT_EQ(index.Find(-1), IdIndex::kNone);
}

TEST(IdIndexTest, FindsSparseIds) {
  constexpr DumpId kLast = std::numeric_limits<DumpId>::max();
  const IdIndex index(Entries({kLast, 5, 2'000'000}));
  EXPECT_EQ(index.Find(kLast), 0U);
  EXPECT_EQ(index.Find(5), 1U);
  EXPECT_EQ(index.Find(2'000'000), 2U);
  EXPECT_EQ(index.Find(6), IdIndex::kNone);
}

TEST(IdIndexTest, FindsTheFirstOfAnId) {
  EXPECT_EQ(IdIndex(Entries({4, 9, 9})).Find(9), 1U);
  EXPECT_FALSE(IdIndex(Entries({4, 9, 9})).distinct());
  EXPECT_TRUE(IdIndex(Entries({4, 9, 8})).distinct());
  constexpr DumpId kFar = 2'000'000;
  EXPECT_EQ(IdIndex(Entries({kFar, 9, 9})).Find(9), 1U);
  EXPECT_FALSE(IdIndex(Entries({kFar, 9, 9})).distinct());
  EXPECT_TRUE(IdIndex(Entries({kFar, 9, 8})).distinct());
}

TEST(IdIndexTest, OfNothingFindsNothing) {
  EXPECT_FALSE(IdIndex().contains(1));
  EXPECT_FALSE(IdIndex(Entries({})).contains(1));
}

}  // namespace
}  // namespace pgstow::model
