// Random orders of the list of a random database: whatever the order, a restore brings the database
// back without an error. PGSTOW_TEST_RUNS and PGSTOW_TEST_SEED as in random_schema.h.
#include <algorithm>
#include <cstdio>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/dump_text.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/random_schema.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

constexpr size_t kUsualRuns = 3;
constexpr int kOrders = 3;  // of each archive

// The lines of a list, comments among them, in any order.
std::string Shuffled(const std::string& list, uint64_t seed) {
  std::vector<std::string> lines;
  std::istringstream in(list);
  for (std::string line; std::getline(in, line);) lines.push_back(line + "\n");
  std::mt19937_64 random(seed);
  for (size_t left = lines.size(); left > 1; --left)
    std::swap(lines[left - 1], lines[random() % left]);
  std::string shuffled;
  for (const std::string& line : lines) shuffled += line;
  return shuffled;
}

class AnyListOrder : public testing::TestWithParam<std::string> {
 protected:
  std::string TextOf(const ScratchDatabase& database) const {
    return RowsSorted(OracleText(database));
  }

  // Warnings tell what was moved; nothing else may be said.
  void Restores(const std::string& archive, const std::string& list, const Command& manner,
                const std::string& expected) const {
    const ScratchDatabase target(server_);
    WriteFile(dir_ / "list", list);
    Command command = {PgstowPath(), "restore", "-d", target.name(), "-L", dir_ / "list", archive};
    command.insert(command.end(), manner.begin(), manner.end());
    const Outcome restore = server_.Run(command);
    EXPECT_EQ(restore.exit_code, 0) << Shown(command) << "\n" << restore.err;
    EXPECT_EQ(RunOrThrow({"sed", "/: warning: entry /d"}, {.input = restore.err}), "");
    EXPECT_PRED_FORMAT2(SameText, expected, TextOf(target));
  }

  const Server server_ = Server::Named(GetParam());
  const TempDir dir_;
};
INSTANTIATE_TEST_SUITE_P(Property, AnyListOrder, testing::ValuesIn(Server::Names()),
                         [](const auto& server) { return server.param; });

TEST_P(AnyListOrder, GivesTheSameDatabase) {
  const std::vector<Command> manners = {{}, {"-1"}, {"-j2"}};
  for (const uint64_t seed : SchemaSeeds(kUsualRuns)) {
    SCOPED_TRACE("PGSTOW_TEST_SEED=" + std::to_string(seed));
    const RandomSchema schema = MakeRandomSchema(seed, {.server_major = server_.major()});
    const ScratchDatabase source(server_);
    WriteFile(dir_ / "schema.sql", schema.sql);
    source.SqlFile(dir_ / "schema.sql");
    const std::string expected = TextOf(source);
    const std::string archive = dir_ / "archive";
    // Ours for one half of the seeds, PostgreSQL's for the other.
    const Command dump = seed % 2 == 1 ? Command{PgstowPath(), "dump", "-Fcustom"}
                                       : Command{Oracle("pg_dump"), "-Fc"};
    Command command = dump;
    command.insert(command.end(), {"-f", archive, source.name()});
    RunOrThrow(command, {.environment = server_.environment()});
    const std::string list = RunOrThrow({PgstowPath(), "list", archive});
    for (int order = 0; order < kOrders && !HasFailure(); ++order) {
      Restores(archive, Shuffled(list, seed * kOrders + order), manners[order], expected);
    }
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace pgstow::tests
