// Restores into databases: called as pg_restore, the program makes of an archive of pg_dump 18 the
// database that PostgreSQL's own pg_restore 18 makes of it, with the same switches, and ends with
// the same exit code. The archives are of random schemas. restored_test SERVER.

#include <ostream>
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

constexpr size_t kUsualSeeds = 1;

std::string server_name;

struct Manner {
  std::string name;
  Command options;
  // Run before, by stock in both databases: for rows alone there have to be tables.
  Command before = {};
};

std::ostream& operator<<(std::ostream& out, const Manner& manner) { return out << manner.name; }

const std::vector<Manner> kManners = {
    {"plainly", {}},
    {"by_jobs", {"-j3"}},
    {"in_one_transaction", {"-1"}},
    {"in_transactions", {"--transaction-size=7"}},
    {"without_rows", {"-s"}},
    {"rows_alone", {"-a", "--disable-triggers"}, {"-s"}},
    {"rows_alone_by_jobs", {"-a", "--disable-triggers", "-j2"}, {"-s"}},
    {"without_owners_and_privileges", {"-O", "-x"}},
    {"without_what_is_about_objects", {"--no-comments", "--no-policies", "--no-publications"}},
    {"before_the_data", {"--section=pre-data"}},
    {"after_the_data", {"--section=post-data"}, {"--section=pre-data", "--section=data"}},
    {"cleaning", {"-c", "--if-exists"}, {"-s"}},
    {"as_the_owners", {"--use-set-session-authorization"}},
    {"with_statistics", {"--statistics"}},
    {"one_schema", {"-n", "public"}},
};

class RestoredTest : public testing::TestWithParam<Manner> {
 protected:
  // What a program makes of the archive, in a new database: how it ends and what is there then.
  struct Made {
    int exit_code = 0;
    std::string database;
    std::string messages;
  };

  Made Restore(const std::string& program, const Command& before, const Command& options) const {
    const ScratchDatabase target(server_);
    const auto run = [&](const std::string& by, const Command& how) {
      Command command = {by, "-d", target.name(), archive_};
      command.insert(command.end(), how.begin(), how.end());
      return server_.Run(command);
    };
    if (!before.empty()) run(Oracle("pg_restore"), before);
    const Outcome outcome = run(program, options);
    return {outcome.exit_code, RowsSorted(OracleText(target)), outcome.err};
  }

  const Server server_ = Server::Named(server_name);
  const TempDir dir_;
  const std::string archive_ = dir_ / "archive";
};

TEST_P(RestoredTest, EqualsWhatPgRestoreMakes) {
  for (const uint64_t seed : SchemaSeeds(kUsualSeeds)) {
    SCOPED_TRACE("PGSTOW_TEST_SEED=" + std::to_string(seed));
    const ScratchDatabase source(server_);
    WriteFile(dir_ / "schema.sql", MakeRandomSchema(seed, {.server_major = server_.major()}).sql);
    source.SqlFile(dir_ / "schema.sql");
    const Outcome dump = server_.Run({Oracle("pg_dump"), "-Fc", "-f", archive_, source.name()});
    ASSERT_TRUE(dump.ok()) << dump.err;

    const Manner& manner = GetParam();
    const Made theirs = Restore(Oracle("pg_restore"), manner.before, manner.options);
    const Made ours =
        Restore(BuildDir() / "libexec/pgstow/pg_restore", manner.before, manner.options);
    EXPECT_NE(theirs.database.find("CREATE"), std::string::npos) << theirs.messages;
    EXPECT_EQ(theirs.exit_code, ours.exit_code) << theirs.messages << "\n" << ours.messages;
    EXPECT_PRED_FORMAT2(SameText, theirs.database, ours.database);
  }
}

INSTANTIATE_TEST_SUITE_P(Differential, RestoredTest, testing::ValuesIn(kManners),
                         [](const auto& manner) { return manner.param.name; });

}  // namespace
}  // namespace pgstow::tests

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (argc > 1) pgstow::tests::server_name = argv[1];
  return RUN_ALL_TESTS();
}
