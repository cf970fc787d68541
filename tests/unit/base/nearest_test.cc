#include "host/base/nearest.h"

#include <gtest/gtest.h>

namespace pgstow::base {
namespace {

TEST(Nearest, UndoesOneSlipOfEachSort) {
  const std::vector<std::string> names = {"verbose", "version", "jobs"};
  EXPECT_EQ(Nearest("verbos", names), "verbose");
  EXPECT_EQ(Nearest("verrsion", names), "version");
  EXPECT_EQ(Nearest("vorbose", names), "verbose");
  EXPECT_EQ(Nearest("jbos", names), "jobs");
}

TEST(Nearest, DoesNotGuessWildly) {
  EXPECT_EQ(Nearest("nonsense", {"no-sync", "snapshot", "clean"}), "");
  EXPECT_EQ(Nearest("", {"a"}), "");
}

}  // namespace
}  // namespace pgstow::base
