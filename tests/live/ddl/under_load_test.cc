// Dumps of a database that others write to, and whose tables they create, drop, alter, truncate,
// swap and rewrite meanwhile. Each dump holds what one moment held, which pgbench's invariants
// tell, or says why there is none. PGSTOW_TORTURE_ROUNDS says how many dumps are made.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/live/connecting.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/torture.h"

namespace pgstow::tests {
namespace {

// Scripts of changes. Each leaves the sums of pgbench's tables as they are; what other sessions see
// between two statements of a script is nobody's fault, so what has to be seen together is in one
// transaction.
const std::vector<std::vector<std::string>>& Scripts() {
  static const std::vector<std::vector<std::string>> scripts = {
      {"CREATE TABLE churn AS SELECT n, md5(n::text) AS text FROM generate_series(1, 500) n",
       "CREATE INDEX ON churn (n)", "CREATE VIEW churned AS SELECT count(*) FROM churn",
       "DROP TABLE churn CASCADE"},
      {"CREATE TABLE swapped (a int)", "INSERT INTO swapped VALUES (1)",
       "BEGIN; DROP TABLE swapped; CREATE VIEW swapped AS SELECT 1 AS a; COMMIT",
       "DROP VIEW swapped"},
      {"ALTER TABLE pgbench_accounts ADD COLUMN fresh int DEFAULT 7",
       "ALTER TABLE pgbench_accounts DROP COLUMN fresh",
       "ALTER TABLE pgbench_branches ALTER filler TYPE char(90)",
       "ALTER TABLE pgbench_branches ALTER filler TYPE char(88)"},
      {"BEGIN; LOCK TABLE pgbench_history; CREATE TEMP TABLE kept ON COMMIT DROP AS"
       " SELECT * FROM pgbench_history; TRUNCATE pgbench_history;"
       " INSERT INTO pgbench_history SELECT * FROM kept; COMMIT"},
      {"BEGIN; LOCK TABLE pgbench_tellers; CREATE TABLE new_tellers (LIKE pgbench_tellers INCLUDING"
       " ALL); INSERT INTO new_tellers SELECT * FROM pgbench_tellers; DROP TABLE pgbench_tellers;"
       " ALTER TABLE new_tellers RENAME TO pgbench_tellers; COMMIT"},
      {"VACUUM FULL pgbench_branches", "VACUUM FULL pgbench_tellers",
       "VACUUM FULL pgbench_history"},
  };
  return scripts;
}

// Sessions that run the scripts over and over, with pauses, until the end of the scope.
class Changes {
 public:
  explicit Changes(const ScratchDatabase& database) {
    for (size_t i = 0; i < Scripts().size(); ++i) {
      sessions_.emplace_back([this, i, &database] { Run(Scripts()[i], database, i); });
    }
  }
  ~Changes() { stop_ = true; }
  Changes(const Changes&) = delete;
  Changes& operator=(const Changes&) = delete;

  int count() const { return count_; }

 private:
  void Run(const std::vector<std::string>& script, const ScratchDatabase& database, size_t seed) {
    const auto connection =
        pg::Connection::Connect(ConnectionTo(database.server(), database.name()));
    connection->SetNoticeFunction([](std::string_view) {});
    std::minstd_rand random(static_cast<unsigned>(seed) + 1);
    while (!stop_) {
      for (const std::string& statement : script) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50 + random() % 400));
        try {
          connection->Execute(statement);
          ++count_;
        } catch (const pg::ServerError&) {  // lost a deadlock: with another session, or the dump
          if (connection->in_transaction()) connection->Execute("ROLLBACK");
        }
      }
    }
  }

  std::atomic<bool> stop_ = false;
  std::atomic<int> count_ = 0;
  std::vector<std::jthread> sessions_;
};

class UnderLoad : public ::testing::TestWithParam<std::string> {
 protected:
  UnderLoad() {
    server_.Run({Installed("pgbench"), "-i", "-q", "-s", "1", database_.name()});
    database_.Sql("SELECT 1 FROM pgbench_accounts LIMIT 1");
  }

  // What was dropped or swapped under a dump's hands, as it says. Anything else is a failure.
  static std::string ReasonOf(const std::string& error) {
    for (const char* reason : {"was dropped or replaced", "was written anew",
                               "could not open relation", "cache lookup failed"}) {
      if (error.find(reason) != std::string::npos) return reason;
    }
    ADD_FAILURE() << error;
    return "unknown";
  }

  // The sums that pgbench keeps equal, as one line.
  static std::string Sums(const ScratchDatabase& database) {
    return database.Sql(
        "SELECT (SELECT sum(abalance) FROM pgbench_accounts), (SELECT sum(tbalance) FROM"
        " pgbench_tellers), (SELECT sum(bbalance) FROM pgbench_branches), (SELECT"
        " coalesce(sum(delta), 0) FROM pgbench_history)");
  }
  static bool AreEqual(const std::string& sums) {
    const std::string first = sums.substr(0, sums.find('|'));
    return sums == fmt::format("{0}|{0}|{0}|{0}\n", first);
  }

  // True when what was dumped is whole.
  bool Restores(const std::string& archive) const {
    const ScratchDatabase target(server_);
    const Outcome restore =
        server_.Run({PgstowPath(), "restore", "-j2", "-d", target.name(), archive});
    EXPECT_EQ(restore.exit_code, 0) << restore.err;
    const std::string sums = Sums(target);
    EXPECT_TRUE(AreEqual(sums)) << sums;
    EXPECT_EQ(target.Sql("SELECT count(*) FROM pgbench_accounts"), "100000\n");
    return restore.ok() && AreEqual(sums);
  }

  const Server server_ = Server::Named(GetParam());
  const ScratchDatabase database_{server_};
  const TempDir dir_;
};

TEST_P(UnderLoad, EachDumpIsOfOneMomentOrSaysWhyThereIsNone) {
  Process writers({Installed("pgbench"), "-n", "-c2", "-R150", "-T100000", database_.name()},
                  {.environment = server_.environment()});
  const Changes changes(database_);
  // "-j2" has connections that lock tables which others wait for already.
  const std::vector<Command> manners = {
      {"-Fcustom", "-j1"}, {"-Fcustom", "-j2"}, {"-Fpgdump"}, {"-Fdirectory", "-j2"}};
  TortureRow row("dumps under DDL");
  const uint64_t rounds = TortureRounds(6);
  uint64_t whole = 0;
  std::map<std::string, int> reasons;  // of refusals
  for (uint64_t round = 0; round < rounds; ++round) {
    SCOPED_TRACE(round);
    const std::string archive = dir_ / fmt::format("archive{}", round);
    Command command = {PgstowPath(),    "dump", "-f", archive, "--lock-wait-timeout=100s",
                       database_.name()};
    const Command& manner = manners[round % manners.size()];
    command.insert(command.end(), manner.begin(), manner.end());
    const Outcome dump = server_.Run(command);
    if (dump.ok()) {
      const bool restores = Restores(archive);
      whole += restores ? 1 : 0;
      row.Count(restores ? Fate::kHarmless : Fate::kSilent);
    } else {
      ++reasons[ReasonOf(dump.err)];
      row.Count(std::filesystem::exists(archive) ? Fate::kSilent : Fate::kDetected);
    }
    std::filesystem::remove_all(archive);
  }
  std::printf("%d changes meanwhile\n", changes.count());
  for (const auto& [reason, count] : reasons) {
    std::printf("  refused, %s: %d\n", reason.c_str(), count);
  }
  EXPECT_GT(whole, 0U);
  EXPECT_TRUE(std::filesystem::is_empty(dir_.path()));
  EXPECT_GT(changes.count(), 0);
  EXPECT_NE(database_.Sql("SELECT count(*) FROM pgbench_history"), "0\n");
}

INSTANTIATE_TEST_SUITE_P(Servers, UnderLoad, ::testing::ValuesIn(Server::Names()));

}  // namespace
}  // namespace pgstow::tests
