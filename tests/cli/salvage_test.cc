// `pgstow salvage`: what is left of a damaged archive, and what it says about the rest.

#include <chrono>
#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

using testing::HasSubstr;

class SalvageTest : public testing::Test {
 protected:
  SalvageTest() {
    source_.Sql(
        "CREATE TABLE t AS SELECT n, md5(n::text) AS x FROM generate_series(1, 100000) AS n;"
        "CREATE TABLE u AS SELECT n FROM generate_series(1, 1000) AS n");
    RunOrThrow({PgstowPath(), "dump", "-Fc", "-j1", "-f", archive_, source_.name()},
               {.environment = server_.environment()});
    whole_ = ReadFile(archive_);
  }

  Outcome Salvage(const std::string& bytes, const Command& options = {}) const {
    WriteFile(archive_, bytes);
    Command command = {PgstowPath(), "salvage", archive_, left_};
    command.insert(command.end(), options.begin(), options.end());
    return RunProgram(command);
  }

  const Server server_ = Server::Named("installed");
  const ScratchDatabase source_{server_};
  TempDir dir_;
  const std::string archive_ = dir_ / "a";
  const std::string left_ = dir_ / "left";
  std::string whole_;
};

TEST_F(SalvageTest, NothingLostIsZero) {
  std::string bytes = whole_;
  bytes[bytes.size() - 1] ^= 1;
  const Outcome outcome = Salvage(bytes);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("nothing is lost"));
  EXPECT_TRUE(ReadFile(left_) == whole_);
}

TEST_F(SalvageTest, WhatIsLeftCanBeRestored) {
  std::string bytes = whole_;
  bytes[bytes.size() / 2] ^= 1;
  const Outcome outcome = Salvage(bytes, {"--json"});
  EXPECT_EQ(outcome.exit_code, 1) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("\"tag\": \"t\", \"part\": 0, "));
  EXPECT_THAT(outcome.out, HasSubstr("\"lost_frames\": 1, "));
  EXPECT_EQ(RunProgram({PgstowPath(), "verify", "--deep", left_}).exit_code, 0);
  const ScratchDatabase target(server_);
  RunOrThrow({PgstowPath(), "restore", "-d", target.name(), left_},
             {.environment = server_.environment()});
  EXPECT_EQ(target.Sql("SELECT count(*) BETWEEN 50000 AND 99999 AND bool_and(x = md5(n::text))"
                       " FROM t"),
            "t\n");
  EXPECT_EQ(target.Sql("SELECT count(*) FROM u"), "1000\n");
}

TEST_F(SalvageTest, PointsToWhatAKilledDumpLeft) {
  const Command salvage = {PgstowPath(), "salvage", dir_ / "lost", left_};
  EXPECT_THAT(RunProgram(salvage).err, HasSubstr("could not open input file"));
  const std::string older = dir_ / "lost.pgstow-0123456789abcdef.tmp";
  const std::string newer = dir_ / "lost.pgstow-0000000000000001.tmp";
  WriteFile(older, whole_);
  WriteFile(newer, whole_);
  WriteFile(dir_ / "lost.pgstow-short.tmp", whole_);
  std::filesystem::last_write_time(
      older, std::filesystem::last_write_time(newer) - std::chrono::seconds(5));
  const Outcome outcome = RunProgram(salvage);
  EXPECT_EQ(outcome.exit_code, 2) << "nothing was recovered";
  EXPECT_EQ(outcome.err, "pgstow: error: there is no archive \"" + (dir_ / "lost") +
                             "\"\npgstow: hint: A dump to there was not finished; what it wrote "
                             "is \"" +
                             newer + "\".\n");
  EXPECT_EQ(RunProgram({PgstowPath(), "salvage", newer, left_}).exit_code, 0);
}

TEST_F(SalvageTest, NothingRecoveredIsTwo) {
  EXPECT_EQ(Salvage(whole_.substr(0, 200)).exit_code, 2);
  EXPECT_EQ(Salvage(std::string(5000, 'x')).exit_code, 2);
  EXPECT_FALSE(std::filesystem::exists(left_));
}

}  // namespace
}  // namespace pgstow::tests
