// Memory of restores follows from connections and frames, whatever there is to restore; that of the
// dumps before them also from the widest row. A field may be as large as servers take.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/cli/memory_bound.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

Outcome RunPgstow(const Server& server, Command command) {
  command.insert(command.begin(), PgstowPath());
  Outcome outcome = RunProgram(command, {.environment = server.environment()});
  EXPECT_EQ(outcome.exit_code, 0) << Shown(command) << "\n" << outcome.err;
  return outcome;
}

// A dump is held to its own bound.
std::string Dump(const ScratchDatabase& source, long row_mib, const std::string& format,
                 const std::string& path) {
  const long jobs = row_mib == 0 ? 2 : 1;  // one connection has all of a row
  const Outcome outcome =
      RunPgstow(source.server(), {"dump", "--no-sync", "--format=" + format, "-Z", "zstd:1", "-j",
                                  std::to_string(jobs), "-f", path, source.name()});
  EXPECT_LT(outcome.peak_mib, DumpMiB(jobs, row_mib)) << format;
  return path;
}

// What the source has, in rows as wide as that, `restored` finds in a database: it says t.
void ExpectBounded(const ScratchDatabase& source, long row_mib, const std::string& format,
                   const std::vector<long>& connections, const std::string& restored) {
  const TempDir dir;
  const std::string archive = Dump(source, row_mib, format, dir / "archive");
  for (const long jobs : connections) {
    const ScratchDatabase target(source.server());
    const Outcome outcome = RunPgstow(
        source.server(), {"restore", "-j", std::to_string(jobs), "-d", target.name(), archive});
    EXPECT_LT(outcome.peak_mib, RestoreMiB(jobs)) << format << " -j " << jobs;
    EXPECT_EQ(target.Sql(restored), "t\n") << format << " -j " << jobs;
  }
}

class RestoreMemory : public testing::TestWithParam<std::string> {
 protected:
  const ScratchDatabase source_{Server::Named("installed")};
};

TEST_P(RestoreMemory, DoesNotGrowWithTheNumberOfRows) {
  source_.Sql(
      "CREATE TABLE narrow AS SELECT n, repeat(md5(n::text), 32) AS text "
      "FROM generate_series(1, 100000) AS n;"
      "CREATE TABLE beside AS SELECT * FROM narrow WHERE n <= 20000");
  ExpectBounded(source_, 0, GetParam(), {1, 4},
                "SELECT count(*) = 100000 AND bool_and(text = repeat(md5(n::text), 32)) "
                "FROM narrow");
}

TEST_P(RestoreMemory, DoesNotGrowWithTheWidthOfRows) {
  source_.Sql(
      "CREATE TABLE wide (id int, text text); ALTER TABLE wide ALTER text SET STORAGE EXTERNAL;"
      "INSERT INTO wide SELECT n, repeat(md5(n::text), 3276800) FROM generate_series(1, 2) AS n");
  ExpectBounded(source_, 100, GetParam(), {1, 4},
                "SELECT count(*) = 2 AND bool_and(text = repeat(md5(id::text), 3276800)) "
                "FROM wide");
}

INSTANTIATE_TEST_SUITE_P(Formats, RestoreMemory, testing::Values("custom", "directory"),
                         [](const auto& tested) { return tested.param; });

// What a server takes of one field is 1 GiB with what is around it; soonest unlogged and as it is.
TEST(RestoreMemoryOfMost, AFieldOfAGigabyteIsRestoredWithinAFewFrames) {
  const ScratchDatabase source(Server::Named("installed"));
  source.Sql(
      "CREATE UNLOGGED TABLE huge (text text); ALTER TABLE huge ALTER text SET STORAGE EXTERNAL;"
      "INSERT INTO huge SELECT repeat('0123456789', 100000000)");
  ExpectBounded(source, 1000, "custom", {1},
                "SELECT count(*) = 1 AND bool_and(text = repeat('0123456789', 100000000)) "
                "FROM huge");
}

}  // namespace
}  // namespace pgstow::tests
