// `pgstow verify`: its verdict as text, as JSON and as an exit code.

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

class VerifyTest : public testing::Test {
 protected:
  VerifyTest() {
    const Server server = Server::Named("installed");
    const ScratchDatabase source(server);
    source.Sql("CREATE TABLE t AS SELECT n FROM generate_series(1, 1000) AS n");
    RunOrThrow({PgstowPath(), "dump", "-Fc", "-f", archive_, source.name()},
               {.environment = server.environment()});
  }

  Outcome Verify(const Command& options = {}) const {
    Command command = {PgstowPath(), "verify", archive_};
    command.insert(command.end(), options.begin(), options.end());
    return RunProgram(command);
  }

  TempDir dir_;
  std::string archive_ = dir_ / "t.stow";
};

TEST_F(VerifyTest, IntactArchiveIsZero) {
  const Outcome text = Verify();
  EXPECT_EQ(text.exit_code, 0);
  EXPECT_EQ(text.err, "");
  EXPECT_THAT(text.out, AllOf(StartsWith(archive_ + " is intact: format custom "),
                              HasSubstr(", parts 1, rows 1000, bytes of rows 3893\n")));
  const Outcome json = Verify({"--json"});
  EXPECT_EQ(json.exit_code, 0);
  EXPECT_THAT(json.out, AllOf(HasSubstr("\"state\": \"intact\""), HasSubstr("\"rows\": 1000")));
}

TEST_F(VerifyTest, ReadsAPipe) {
  const Outcome outcome = RunProgram({PgstowPath(), "verify"}, {.input = ReadFile(archive_)});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.out, StartsWith("standard input is intact: "));
}

TEST_F(VerifyTest, LooksAtTheRowsWhenDeep) {
  const Outcome outcome = Verify({"--deep", "--json"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("\"deep\": true"), HasSubstr("\"rows\": 1000")));
}

TEST_F(VerifyTest, ReportsEachOfSeveralArchives) {
  WriteFile(dir_ / "cut", ReadFile(archive_).substr(0, 500));
  const Outcome outcome = Verify({dir_ / "nothing", dir_ / "cut", archive_, "--json"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.out, testing::MatchesRegex("[^\n]*intact[^\n]*\n[^\n]*unreadable[^\n]*\n"
                                                 "[^\n]*damaged[^\n]*\n[^\n]*intact[^\n]*\n"));
  EXPECT_EQ(Verify({dir_ / "nothing"}).exit_code, 2);
}

TEST_F(VerifyTest, DamagedArchiveIsOne) {
  std::string bytes = ReadFile(archive_);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  WriteFile(archive_, bytes);
  const Outcome outcome = Verify({"--json"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, StartsWith("pgstow: error: "));
  EXPECT_THAT(outcome.out, HasSubstr("\"state\": \"damaged\""));
}

TEST_F(VerifyTest, TruncatedArchiveIsOne) {
  const std::string bytes = ReadFile(archive_);
  WriteFile(archive_, bytes.substr(0, bytes.size() - 1));
  EXPECT_EQ(Verify().exit_code, 1);
  EXPECT_EQ(RunProgram({PgstowPath(), "verify"}, {.input = ReadFile(archive_)}).exit_code, 1);
}

TEST_F(VerifyTest, ArchiveThatNoPluginReadsIsTwo) {
  // A copy of the program that has no plugin folder beside it.
  std::filesystem::create_directory(dir_.path() / "bin");
  std::filesystem::copy_file(PgstowPath(), dir_.path() / "bin/pgstow");
  const Outcome outcome = RunProgram({dir_ / "bin/pgstow", "verify", "--json", archive_},
                                     {.environment = {{"PGSTOW_PLUGIN_PATH", ""}}});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.out, HasSubstr("\"state\": \"unreadable\""));
}

}  // namespace
}  // namespace pgstow::tests
