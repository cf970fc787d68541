// Memory does not grow with the size of a table: rows of 100 MB through every command, many
// narrow ones through every number of connections.

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "host/base/task_pool.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

constexpr long kRowMiB = 100;
constexpr long kLimitMiB = 256 + kRowMiB;

TEST(Memory, StaysSmallWhateverTheWidthOfRows) {
  const Server server = Server::Named("installed");
  const ScratchDatabase source(server);
  const TempDir dir;
  source.Sql(
      "CREATE TABLE wide (id int, text text); ALTER TABLE wide ALTER text SET STORAGE EXTERNAL;"
      "INSERT INTO wide SELECT n, repeat(md5(n::text), 3276800) FROM generate_series(1, 3) AS n");
  const auto run = [&](Command command) {
    command.insert(command.begin(), PgstowPath());
    const Outcome outcome = RunProgram(command, {.environment = server.environment()});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_LT(outcome.peak_mib, kLimitMiB) << Shown(command);
  };
  const std::string archive = dir / "a.pgstow";
  run({"verify", "--help"});
  run({"dump", "-Fc", "--no-sync", "-f", archive, source.name()});
  run({"verify", archive});
  run({"verify", "--deep", archive});
  run({"convert", "--no-sync", "-Z", "none", archive, dir / "b.pgstow"});
  run({"convert", "--no-sync", dir / "b.pgstow", dir / "c.sql"});
  source.Sql("DROP TABLE wide");
  run({"restore", "-d", source.name(), archive});
}

// host/archive/writer.h, with frames of 1 MiB; a dump has as many helpers as there are processors
// beyond its connections. What the program takes besides is 32 MiB.
long LimitMiB(long connections) {
  const long helpers = std::max<long>(connections == 1 ? 1 : 0, base::UsableCores() - connections);
  return 32 + (4 * connections + 3 * helpers) * 2 + (connections + helpers) * 3;
}

TEST(Memory, FollowsFromConnectionsAndFramesWhateverThereIsToDump) {
  const Server server = Server::Named("installed");
  const ScratchDatabase source(server);
  const TempDir dir;
  source.Sql(
      "CREATE TABLE narrow AS SELECT n, repeat(md5(n::text), 32) AS text "
      "FROM generate_series(1, 150000) AS n");
  for (const long jobs : {1L, 4L}) {
    for (const std::string format : {"custom", "directory"}) {
      const Command command = {PgstowPath(), "dump",
                               "--no-sync",  "--format=" + format,
                               "-Z",         "zstd:1",
                               "-j",         std::to_string(jobs),
                               "-f",         dir / (format + std::to_string(jobs)),
                               source.name()};
      const Outcome outcome = RunProgram(command, {.environment = server.environment()});
      EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
      EXPECT_LT(outcome.peak_mib, LimitMiB(jobs)) << Shown(command);
    }
  }
}

}  // namespace
}  // namespace pgstow::tests
