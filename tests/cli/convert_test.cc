// `pgstow convert`: the same archive in another form.

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
using testing::Not;

class ConvertTest : public testing::Test {
 protected:
  ConvertTest() {
    const Server server = Server::Named("installed");
    const ScratchDatabase source(server);
    source.Sql(
        "CREATE SCHEMA s; CREATE TABLE s.t AS SELECT n, repeat('x', n % 50) AS x"
        " FROM generate_series(1, 50000) AS n; CREATE INDEX ON s.t (n);"
        "CREATE TABLE u (a text); INSERT INTO u VALUES ('one'), ('two');"
        "CREATE VIEW v AS SELECT * FROM u; SELECT lo_from_bytea(4711, 'large')");
    RunOrThrow({PgstowPath(), "dump", "-Fc", "-j1", "-f", archive_, source.name()},
               {.environment = server.environment()});
  }

  Outcome Convert(const Command& arguments, const std::string& input = {}) const {
    Command command = {PgstowPath(), "convert"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return RunProgram(command, {.input = input});
  }

  std::string Script(const std::string& archive, const Command& options = {}) const {
    Command command = {PgstowPath(), "restore", "--restrict-key=k", "-f", "-", archive};
    command.insert(command.end(), options.begin(), options.end());
    return RunOrThrow(command);
  }

  // Without the random key of psql's \restrict.
  static std::string WithoutKey(const std::string& script) {
    std::string text;
    size_t line = 0;
    while (line < script.size()) {
      const size_t end = script.find('\n', line) + 1;
      const std::string_view one = std::string_view(script).substr(line, end - line);
      text += one.starts_with("\\restrict") || one.starts_with("\\unrestrict") ? "key\n" : one;
      line = end;
    }
    return text;
  }

  TempDir dir_;
  const std::string archive_ = dir_ / "a.pgstow";
  const std::string other_ = dir_ / "b.pgstow";
};

TEST_F(ConvertTest, ThereAndBackGivesTheSameFile) {
  EXPECT_EQ(Convert({"-Z", "lz4", archive_, other_}).exit_code, 0);
  EXPECT_EQ(Convert({"-Z", "zstd:2", other_, dir_ / "c"}).exit_code, 0);
  EXPECT_EQ(ReadFile(archive_), ReadFile(dir_ / "c"));
}

TEST_F(ConvertTest, GoesThroughPipes) {
  const Outcome outcome = Convert({"-Z", "zstd:2", "-", "-"}, ReadFile(archive_));
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_TRUE(outcome.out == ReadFile(archive_));
}

TEST_F(ConvertTest, IntoAScriptIsWhatRestoreWrites) {
  for (const bool pipe : {false, true}) {
    const Outcome outcome =
        Convert({pipe ? "-" : archive_, dir_ / "a.sql"}, pipe ? ReadFile(archive_) : "");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_TRUE(WithoutKey(ReadFile(dir_ / "a.sql")) == WithoutKey(Script(archive_)));
  }
}

TEST_F(ConvertTest, TakesWhatIsWanted) {
  ASSERT_EQ(Convert({"-n", "s", archive_, other_}).exit_code, 0);
  EXPECT_EQ(Script(other_), Script(archive_, {"-n", "s"}));
  const std::string list = RunOrThrow({PgstowPath(), "list", other_});
  EXPECT_THAT(list, AllOf(HasSubstr("TABLE DATA s t"), Not(HasSubstr("public"))));
  EXPECT_EQ(RunProgram({PgstowPath(), "verify", "--deep", other_}).exit_code, 0);
  EXPECT_EQ(Convert({"-t", "nothing", "--strict-names", archive_, dir_ / "c"}).exit_code, 1);
}

TEST_F(ConvertTest, NeedsBothNames) {
  EXPECT_THAT(Convert({}).err, HasSubstr("no archive is named"));
  EXPECT_THAT(Convert({archive_}).err, HasSubstr("not said where the new archive goes to"));
  EXPECT_EQ(Convert({archive_}).exit_code, 1);
}

TEST_F(ConvertTest, LeavesNothingOfADamagedOne) {
  std::string bytes = ReadFile(archive_);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  WriteFile(archive_, bytes);
  EXPECT_EQ(Convert({archive_, other_}).exit_code, 1);
  EXPECT_FALSE(std::filesystem::exists(other_));
}

}  // namespace
}  // namespace pgstow::tests
