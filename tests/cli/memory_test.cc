// Memory of dumps follows from connections and frames, that of what only reads archives from frames
// alone. For restores see restore_memory_test.cc, for many tables schema_memory_test.cc.

#include <string>

#include <gtest/gtest.h>

#include "tests/cli/memory_bound.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

class Memory : public testing::Test {
 protected:
  // A table of rows as wide as this, which COPY tells as they are. It is soonest filled unlogged.
  void MakeRows(int rows, long bytes) {
    source_.Sql(
        "CREATE UNLOGGED TABLE filled (id int, text text); "
        "ALTER TABLE filled ALTER text SET STORAGE EXTERNAL; "
        "INSERT INTO filled SELECT n, repeat(md5(n::text), " +
        std::to_string(bytes / 32) + ") FROM generate_series(1, " + std::to_string(rows) +
        ") AS n");
  }

  // Fails unless the command takes less than so much.
  void ExpectBelow(long limit_mib, Command command) {
    command.insert(command.begin(), PgstowPath());
    const Outcome outcome = RunProgram(command, {.environment = server_.environment()});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_LT(outcome.peak_mib, limit_mib) << Shown(command);
  }

  void ExpectDumpBelow(long limit_mib, const std::string& format, long jobs,
                       const std::string& archive) {
    ExpectBelow(limit_mib, {"dump", "--no-sync", "--format=" + format, "-Z", "zstd:1", "-j",
                            std::to_string(jobs), "-f", archive, source_.name()});
  }

  const Server server_ = Server::Named("installed");
  const ScratchDatabase source_{server_};
  const TempDir dir_;
};

// More of them than fit the bounds.
TEST_F(Memory, OfDumpsOfNarrowRowsIsThatOfFrames) {
  MakeRows(100'000, 1024);
  for (const long jobs : {1L, 4L}) {
    for (const std::string format : {"custom", "directory"}) {
      ExpectDumpBelow(DumpMiB(jobs), format, jobs, dir_ / (format + std::to_string(jobs)));
    }
  }
}

TEST_F(Memory, OfWideRowsIsTwoOfThemInDumpsAndThatOfFramesElsewhere) {
  constexpr long kRowMiB = 100;
  MakeRows(3, kRowMiB << 20);
  const std::string archive = dir_ / "a.pgstow";
  const long limit = RestoreMiB(1);
  ExpectDumpBelow(DumpMiB(1, kRowMiB), "custom", 1, archive);
  ExpectBelow(limit, {"verify", archive});
  ExpectBelow(limit, {"verify", "--deep", archive});
  ExpectBelow(limit, {"convert", "--no-sync", "-Z", "none", archive, dir_ / "b.pgstow"});
  ExpectBelow(limit, {"convert", "--no-sync", dir_ / "b.pgstow", dir_ / "c.sql"});
}

}  // namespace
}  // namespace pgstow::tests
