#include "host/cli/pace.h"

#include <gtest/gtest.h>

namespace pgstow::cli {
namespace {

base::ProgressSnapshot At(double seconds, uint64_t bytes, double share) {
  return {.seconds = seconds, .bytes = bytes, .share = share};
}

TEST(Pace, FollowsTheRateOfTheLastSeconds) {
  Pace pace;
  pace.Take(At(1, 1000, 0));
  EXPECT_DOUBLE_EQ(pace.rate(), 1000) << "at the start it is all that is known";
  for (int second = 2; second <= 60; ++second) pace.Take(At(second, 1000, 0));
  EXPECT_LT(pace.rate(), 10) << "nothing has moved for a minute";
  for (int second = 61; second <= 120; ++second) {
    pace.Take(At(second, static_cast<uint64_t>(second - 60) * 5000 + 1000, 0));
  }
  EXPECT_NEAR(pace.rate(), 5000, 50);
}

TEST(Pace, IsNotNegativeWhenWorkIsDoneAgain) {
  Pace pace;
  pace.Take(At(1, 1000, 0));
  pace.Take(At(2, 0, 0));
  EXPECT_GE(pace.rate(), 0);
}

TEST(Pace, GuessesWhatIsLeftOnceThereIsSomethingToGuessFrom) {
  Pace pace;
  EXPECT_FALSE(pace.left());
  pace.Take(At(1, 0, 0.5));
  EXPECT_FALSE(pace.left()) << "too early";
  pace.Take(At(10, 0, 0.001));
  EXPECT_FALSE(pace.left()) << "too little";
  pace.Take(At(30, 0, 0.25));
  ASSERT_TRUE(pace.left());
  EXPECT_DOUBLE_EQ(*pace.left(), 90);
  pace.Take(At(40, 0, 1));
  EXPECT_DOUBLE_EQ(*pace.left(), 0);
}

}  // namespace
}  // namespace pgstow::cli
