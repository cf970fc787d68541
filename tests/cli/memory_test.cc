// Memory does not grow with the size of a table: rows of 100 MB through every command.

#include <sys/resource.h>

#include <string>

#include <gtest/gtest.h>

#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

constexpr long kRowMiB = 100;
constexpr long kLimitMiB = 256 + kRowMiB;

// The most that any program took which this one has waited for.
long PeakMiB() {
  rusage usage{};
  ::getrusage(RUSAGE_CHILDREN, &usage);
  return usage.ru_maxrss / 1024;
}

TEST(Memory, StaysSmallWhateverTheWidthOfRows) {
  const Server server = Server::Named("installed");
  const ScratchDatabase source(server);
  const TempDir dir;
  source.Sql(
      "CREATE TABLE wide (id int, text text); ALTER TABLE wide ALTER text SET STORAGE EXTERNAL;"
      "INSERT INTO wide SELECT n, repeat(md5(n::text), 3276800) FROM generate_series(1, 3) AS n");
  const auto run = [&](Command command) {
    command.insert(command.begin(), PgstowPath());
    RunOrThrow(command, {.environment = server.environment()});
    EXPECT_LT(PeakMiB(), kLimitMiB) << Shown(command);
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

}  // namespace
}  // namespace pgstow::tests
