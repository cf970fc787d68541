// The tests' own tools: what they let through, and what they must not.

#include <signal.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <system_error>

#include <gmock/gmock.h>
#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include "tests/support/dump_text.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/random_schema.h"
#include "tests/support/torture.h"

namespace pgstow::tests {
namespace {

using testing::HasSubstr;

TEST(NormalizedTest, DropsRandomKeysAndVersionsAndNothingElse) {
  EXPECT_EQ(Normalized("--\n"
                       "\\restrict a1B2\n"
                       "-- Dumped from database version 15.4\n"
                       "-- Dumped by pg_dump version 18.0 (Debian)\n"
                       "SET x = 0;\n"
                       "-- Dumped by pg_dump version 7.0, says a function\n"
                       "\\\\restrict is a row\n"
                       "\\unrestrict a1B2\n"
                       "no newline at the end"),
            "--\n"
            "SET x = 0;\n"
            "-- Dumped by pg_dump version 7.0, says a function\n"
            "\\\\restrict is a row\n"
            "no newline at the end");
}

TEST(WithoutMarksTest, DropsTheServersMarksAndKeepsTheUsersOptions) {
  EXPECT_EQ(WithoutMarks("CREATE TABLE t ();\n"
                         "ALTER TABLE ONLY t ALTER COLUMN a SET (pg_attver=12);\n"
                         "ALTER TABLE ONLY \"two\nlines\" ALTER COLUMN a SET (pg_attver=12);\n"
                         "ALTER TABLE ONLY t ALTER COLUMN b SET (n_distinct=5, pg_attver=3);\n"
                         "ALTER TABLE ONLY t ALTER COLUMN c SET (pg_attver=3, n_distinct=5);\n"
                         "the row says pg_attver=12\n"),
            "CREATE TABLE t ();\n"
            "ALTER TABLE ONLY t ALTER COLUMN b SET (n_distinct=5);\n"
            "ALTER TABLE ONLY t ALTER COLUMN c SET (n_distinct=5);\n"
            "the row says pg_attver=12\n");
}

TEST(RowsSortedTest, SortsWithinEachCopyAlone) {
  EXPECT_EQ(RowsSorted("z\nCOPY t (a) FROM stdin;\nb\na\n\\.\ny\nCOPY u (a) FROM stdin;\n\\.\nx"),
            "z\nCOPY t (a) FROM stdin;\na\nb\n\\.\ny\nCOPY u (a) FROM stdin;\n\\.\nx");
}

TEST(SameTextTest, ShowsTheLinesThatDiffer) {
  EXPECT_TRUE(SameText("a", "b", "same\n", "same\n"));
  const testing::AssertionResult result = SameText("a", "b", "one\ntwo\n", "one\nthree\n");
  EXPECT_FALSE(result);
  EXPECT_THAT(result.message(), HasSubstr("-two\n+three\n"));
}

TEST(ProcessTest, CarriesMoreThanAPipeHoldsInBothDirections) {
  const std::string input(1 << 20, 'x');
  const Outcome outcome = RunProgram({"cat"}, {.input = input});
  EXPECT_TRUE(outcome.ok());
  EXPECT_EQ(outcome.out, input);
}

TEST(ProcessTest, TellsExitCodesSignalsAndBothStreams) {
  const Outcome outcome = RunProgram({"sh", "-c", "echo out; echo err >&2; exit 3"});
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_EQ(outcome.out, "out\n");
  EXPECT_EQ(outcome.err, "err\n");
  EXPECT_EQ(RunProgram({"sh", "-c", "kill -TERM $$"}).exit_code, 128 + SIGTERM);
}

TEST(ProcessTest, SetsAndTakesAwayVariables) {
  setenv("PGSTOW_TEST_GONE", "there", 1);
  const Outcome outcome =
      RunProgram({"sh", "-c", "echo \"$A-${PGSTOW_TEST_GONE-unset}\""},
                 {.environment = {{"A", "old"}, {"A", "new"}, {"PGSTOW_TEST_GONE", ""}}});
  EXPECT_EQ(outcome.out, "new-unset\n");
}

TEST(ProcessTest, EndsWhatTakesTooLong) {
  EXPECT_THROW(RunProgram({"sleep", "60"}, {.timeout = std::chrono::seconds(1)}),
               std::runtime_error);
}

TEST(ProcessTest, SaysWhichProgramIsNotThere) {
  try {
    RunProgram({"/no/such/program"});
    FAIL();
  } catch (const std::system_error& error) {
    EXPECT_THAT(error.what(), HasSubstr("/no/such/program"));
  }
}

TEST(TempDirTest, LeavesNothingBehind) {
  std::string path;
  {
    const TempDir dir;
    path = dir / "file";
    WriteFile(path, "content");
    EXPECT_EQ(ReadFile(path), "content");
  }
  EXPECT_FALSE(std::filesystem::exists(std::filesystem::path(path).parent_path()));
}

TEST(RandomSchemaTest, IsThatOfItsSeed) {
  EXPECT_EQ(MakeRandomSchema(7).sql, MakeRandomSchema(7).sql);
  EXPECT_NE(MakeRandomSchema(7).sql, MakeRandomSchema(8).sql);
}

TEST(TortureRowTest, ReportsWhatWasCountedAndFailsTheTestThatLost) {
  const TempDir dir;
  setenv("PGSTOW_TORTURE", dir.path().c_str(), 1);
  const auto count = [](Fate last) {
    TortureRow row("bit flips");
    row.Count(Fate::kDetected);
    row.Count(Fate::kHarmless);
    row.Count(last);
  };
  EXPECT_NONFATAL_FAILURE(count(Fate::kLost), "bit flips: gone, of 3");
  unsetenv("PGSTOW_TORTURE");
  EXPECT_NONFATAL_FAILURE(count(Fate::kSilent), "bit flips: went unnoticed, of 3");
  const auto file = std::filesystem::directory_iterator(dir.path())->path();
  EXPECT_EQ(ReadFile(file), "bit flips\t3\t1\t0\t1\n");
}

TEST(TortureRoundsTest, AreTheUsualOnesUnlessMoreAreAskedFor) {
  unsetenv("PGSTOW_TORTURE_ROUNDS");
  EXPECT_EQ(TortureRounds(7), 7U);
  setenv("PGSTOW_TORTURE_ROUNDS", "300", 1);
  EXPECT_EQ(TortureRounds(7), 300U);
  unsetenv("PGSTOW_TORTURE_ROUNDS");
}

}  // namespace
}  // namespace pgstow::tests
