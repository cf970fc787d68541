#include "host/cli/amounts.h"

#include <gtest/gtest.h>

namespace pgstow::cli {
namespace {

TEST(Amounts, OfBytesHaveTwoDigitsAtLeast) {
  EXPECT_EQ(BytesText(0), "0 B");
  EXPECT_EQ(BytesText(1023), "1023 B");
  EXPECT_EQ(BytesText(1024), "1.0 kB");
  EXPECT_EQ(BytesText(1500), "1.5 kB");
  EXPECT_EQ(BytesText(10.0 * 1024), "10 kB");
  EXPECT_EQ(BytesText(1023.6 * 1024), "1.0 MB");
  EXPECT_EQ(BytesText(2.94 * 1024 * 1024 * 1024), "2.9 GB");
}

TEST(Amounts, OfThingsAreGroupedByThousands) {
  EXPECT_EQ(CountText(0), "0");
  EXPECT_EQ(CountText(999), "999");
  EXPECT_EQ(CountText(1000), "1,000");
  EXPECT_EQ(CountText(1234567), "1,234,567");
}

TEST(Amounts, OfTimeGoByTheClock) {
  EXPECT_EQ(DurationText(0.04), "0.0 s");
  EXPECT_EQ(DurationText(9.94), "9.9 s");
  EXPECT_EQ(DurationText(9.96), "0:10");
  EXPECT_EQ(DurationText(59.6), "1:00");
  EXPECT_EQ(DurationText(3599.4), "59:59");
  EXPECT_EQ(DurationText(3723), "1:02:03");
}

}  // namespace
}  // namespace pgstow::cli
