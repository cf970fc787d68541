#include "host/dump/lock_room.h"

#include <cstdint>

#include <gtest/gtest.h>

namespace pgstow::dump {
namespace {

TEST(LockRoom, IsAsLargeAsTheServerPromises) {
  const LockRoom room{.per_transaction = 64, .transactions = 100};
  EXPECT_TRUE(HasRoom(room, 6400));
  EXPECT_FALSE(HasRoom(room, 6401));
}

TEST(LockRoom, NeedsEnoughForTheDumpAndATenthForOthers) {
  const LockRoom room{.per_transaction = 64, .transactions = 100};
  EXPECT_EQ(NeededPerTransaction(room, 10'000), 111);
  EXPECT_TRUE(HasRoom({.per_transaction = 111, .transactions = 100}, 10'000));
  EXPECT_EQ(NeededPerTransaction({.per_transaction = 10, .transactions = 0}, 9), 10);
}

TEST(LockRoom, OfNumbersThatNoServerHasIsNoNonsense) {
  constexpr int64_t kMost = INT64_MAX;
  EXPECT_TRUE(HasRoom({.per_transaction = kMost, .transactions = kMost}, 10'000));
  EXPECT_TRUE(HasRoom({.per_transaction = int64_t{1} << 32, .transactions = int64_t{1} << 32}, 1));
  EXPECT_FALSE(HasRoom({.per_transaction = -kMost, .transactions = -kMost}, 1));
  EXPECT_EQ(NeededPerTransaction({.per_transaction = 1, .transactions = kMost}, 10'000), 1);
}

TEST(LockRoom, SaysWhichValueIsNeeded) {
  const base::Error error = TooSmall({.per_transaction = 64, .transactions = 100}, 10'000);
  EXPECT_STREQ(error.what(),
               "the dump locks 10000 relations, but the server is set up for 6400 locks");
  EXPECT_EQ(error.hint(),
            "Set max_locks_per_transaction to 111 or more (it is 64) and restart the server, or "
            "dump fewer tables at a time.");
}

}  // namespace
}  // namespace pgstow::dump
