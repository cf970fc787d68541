// A disk that will be full is foreseen, by who is not to keep to another tool's words.

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/fault/workshop.h"

namespace pgstow::tests {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;

class ForeseenFullDisk : public testing::Test {
 protected:
  // With so many free bytes, of a disk that takes the archive all the same.
  std::string Said(const Command& command, const std::string& free_bytes) const {
    const Job job{"dump", command};
    const Room room(workshop_, job);
    const Outcome outcome = room.Run("", {{"PGSTOW_FAULT_FREE", free_bytes}});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return outcome.err;
  }

  const Workshop workshop_;
};

TEST_F(ForeseenFullDisk, IsWarnedOfWithBothFigures) {
  EXPECT_THAT(Said({"dump", "-Fc", "-f", "%/out", "#"}, "10240"),
              ContainsRegex("warning: there may not be room for \".*/room/out\": "
                            "about [0-9]+ kB are expected, and [0-9.]+ kB are free"));
}

TEST_F(ForeseenFullDisk, IsExpectedSoonerOfRowsThatNothingCompresses) {
  const std::string some = std::to_string(700 << 10);
  EXPECT_EQ(Said({"dump", "-Fc", "-f", "%/out", "#"}, some), "");
  EXPECT_THAT(Said({"dump", "-Fc", "-Znone", "-f", "%/out", "#"}, some),
              HasSubstr("700 kB are free"));
}

TEST_F(ForeseenFullDisk, IsNotMentionedWhereThereIsRoomOrNoDisk) {
  EXPECT_EQ(Said({"dump", "-Fc", "-f", "%/out", "#"}, std::to_string(1 << 30)), "");
  EXPECT_EQ(Said({"dump", "-Fc", "-s", "-f", "%/out", "#"}, "4096"), "");
  EXPECT_EQ(Said({"dump", "-Fc", "-f", "/dev/null", "#"}, "4096"), "");
}

TEST_F(ForeseenFullDisk, IsNotMentionedUnderTheNameOfPgDump) {
  const std::string pg_dump = BuildDir() / "libexec/pgstow/pg_dump";
  const TempDir dir;
  Environment environment = Preloading("libinterpose.so");
  environment.emplace_back("PGSTOW_FAULT_FREE", "4096");
  const Outcome outcome =
      workshop_.server().Run({pg_dump, "-Fc", "-f", dir / "out", workshop_.database().name()},
                             {.environment = environment});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.err, "");
}

}  // namespace
}  // namespace pgstow::tests
