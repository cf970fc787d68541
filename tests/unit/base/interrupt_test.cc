#include "host/base/interrupt.h"

#include <memory>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgstow::base {
namespace {

using testing::ElementsAre;

TEST(OnInterrupt, RunsWhatIsStillRegisteredLatestFirst) {
  std::vector<int> ran;
  const OnInterrupt first([&] { ran.push_back(1); });
  auto gone = std::make_unique<OnInterrupt>([&] { ran.push_back(2); });
  const OnInterrupt last([&] { ran.push_back(3); });
  gone.reset();
  RunInterruptActions();
  EXPECT_THAT(ran, ElementsAre(3, 1));
}

}  // namespace
}  // namespace pgstow::base
