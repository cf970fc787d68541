#include <cstdint>
#include <random>

#include <gtest/gtest.h>

#include "host/storage/appended_file.h"

namespace pgstow::storage {
namespace {

constexpr uint64_t kMiB = uint64_t{1} << 20;

TEST(WriteBack, StartsAStepWhenTheNextOneIsFull) {
  EXPECT_EQ(WriteBackRange(0, 8 * kMiB).bytes, 0);
  EXPECT_EQ(WriteBackRange(9 * kMiB, 16 * kMiB - 1).bytes, 0);
  const Range first = WriteBackRange(9 * kMiB, 16 * kMiB);
  EXPECT_EQ(first.start, 0);
  EXPECT_EQ(first.bytes, 8 * kMiB);
  const Range wide = WriteBackRange(23 * kMiB, 56 * kMiB);
  EXPECT_EQ(wide.start, 8 * kMiB);
  EXPECT_EQ(wide.bytes, 40 * kMiB);
}

TEST(WriteBack, LeavesNothingOutAndStartsNothingTwice) {
  std::mt19937_64 random(1);
  uint64_t end = 0;
  uint64_t started = 0;
  for (int i = 0; i < 1000; ++i) {
    const uint64_t from = end;
    end += random() % (i % 10 == 0 ? 40 * kMiB : 2 * kMiB);
    const Range due = WriteBackRange(from, end);
    if (due.bytes == 0) continue;
    EXPECT_EQ(due.start, started);
    started += due.bytes;
    EXPECT_LE(started + 8 * kMiB, end);
    EXPECT_GT(started + 16 * kMiB, end);
  }
  EXPECT_GT(started, 0);
}

}  // namespace
}  // namespace pgstow::storage
