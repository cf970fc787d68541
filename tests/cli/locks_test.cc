// Locks, as users of pgstow dump and those beside them see them.
#include <chrono>
#include <filesystem>
#include <string>
#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/delay_proxy.h"
#include "tests/support/own_server.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Locks : public ::testing::TestWithParam<std::string> {
 protected:
  const Server server_ = Server::Named(GetParam());
  const ScratchDatabase database_{server_};
  const TempDir dir_;
  const std::string archive_ = dir_ / "archive";

  // Returns when a session has a lock of that mode on the table, or waits for one.
  void WaitForLock(const std::string& table, const std::string& mode, bool granted) const {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    const std::string query = fmt::format(
        "SELECT 1 FROM pg_locks WHERE relation = '{}'::regclass AND mode = '{}' AND granted = {}",
        table, mode, granted);
    while (database_.Sql(query).empty()) {
      if (std::chrono::steady_clock::now() > end) throw std::runtime_error("nobody locks " + table);
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }

  // A dump over so slow a line that much can happen between its locks and its rows.
  Outcome DumpWhile(const Command& options, const std::string& change) const {
    const DelayProxy line(server_, std::chrono::milliseconds(60));
    Command command = {PgstowPath(), "dump", "-Fc", "-j1", "-f", archive_, database_.name()};
    command.insert(command.end(), options.begin(), options.end());
    Process dump(command, {.environment = line.environment()});
    WaitForLock("t", "AccessShareLock", /*granted=*/true);
    database_.Sql(change);
    return dump.Wait();
  }
};

// What the dump has in the end is what the one whom it let go first has made.
TEST_P(Locks, AFriendlyDumpGivesWayAndBeginsAnew) {
  database_.Sql("CREATE TABLE t AS SELECT 1 AS a");
  const Outcome dump = DumpWhile({"--lock-friendly"}, "ALTER TABLE t ADD COLUMN fresh int");
  EXPECT_EQ(dump.exit_code, 0) << dump.err;
  EXPECT_THAT(dump.err, HasSubstr("warning: gave way to who waits for a lock, trying again"));
  EXPECT_THAT(dump.err, HasSubstr("public.t is waited for by process "));
  EXPECT_THAT(dump.err, HasSubstr("(user postgres, application \"psql\")"));
  EXPECT_THAT(RunOrThrow({PgstowPath(), "restore", "-f", "-", archive_}), HasSubstr("fresh"));
}

TEST_P(Locks, AnyOtherDumpIsWaitedFor) {
  database_.Sql("CREATE TABLE t AS SELECT 1 AS a");
  const Outcome dump = DumpWhile({}, "ALTER TABLE t ADD COLUMN fresh int");
  EXPECT_EQ(dump.exit_code, 0) << dump.err;
  EXPECT_EQ(dump.err, "");
  EXPECT_THAT(RunOrThrow({PgstowPath(), "restore", "-f", "-", archive_}), Not(HasSubstr("fresh")));
}

TEST_P(Locks, TheTimeoutIsForAllThatAFriendlyDumpDoes) {
  database_.Sql("CREATE TABLE t ()");
  const Outcome dump = DumpWhile({"--lock-friendly", "--lock-wait-timeout=1"},
                                 "BEGIN; LOCK TABLE t IN ACCESS EXCLUSIVE MODE; COMMIT");
  EXPECT_EQ(dump.exit_code, 1);
  EXPECT_THAT(dump.err, HasSubstr("error: gave way to who waits for a lock; gave up after 1\n"));
  EXPECT_FALSE(std::filesystem::exists(archive_));
}

TEST_P(Locks, AGivenSnapshotCantGiveWay) {
  const Outcome dump = server_.Run({PgstowPath(), "dump", "--lock-friendly", "--snapshot=1"});
  EXPECT_EQ(dump.exit_code, 1);
  EXPECT_THAT(dump.err,
              HasSubstr("options --lock-friendly and --snapshot cannot be used together"));
}

INSTANTIATE_TEST_SUITE_P(Servers, Locks, ::testing::ValuesIn(Server::Names()));

// A server with little room for locks.
TEST(LockRoom, IsForeseen) {
  const TempDir dir;
  const std::string settings = dir / "settings.sql";
  WriteFile(settings,
            "ALTER SYSTEM SET max_locks_per_transaction = 10;\n"
            "ALTER SYSTEM SET max_connections = 10;\n"
            "ALTER SYSTEM SET max_wal_senders = 0;\n");
  const OwnServer own("18", settings);
  own.MakeDurable();
  own.Kill();
  own.Restart();
  const Server& server = own.server();
  const std::string make =
      "DO $$ BEGIN FOR i IN 1..120 LOOP EXECUTE format('CREATE TABLE {}%s ()', i); END LOOP; END "
      "$$;";
  const std::string archive = dir / "archive";
  const Command dump = {PgstowPath(), "dump", "-Fc", "-j1", "-f", archive, "postgres"};

  server.Sql("postgres", fmt::format(fmt::runtime(make), "a"));
  const Outcome warned = server.Run(dump);
  EXPECT_EQ(warned.exit_code, 0) << warned.err;
  EXPECT_THAT(warned.err,
              HasSubstr("warning: the dump locks 120 relations, but the server is set up "
                        "for 100 locks\n"));
  EXPECT_THAT(warned.err, HasSubstr("Set max_locks_per_transaction to 14 or more (it is 10)"));

  std::filesystem::remove(archive);
  for (int i = 0; i < 25; ++i) {
    server.Sql("postgres", fmt::format(fmt::runtime(make), fmt::format("b{}_", i)));
  }
  const Outcome failed = server.Run(dump);
  EXPECT_EQ(failed.exit_code, 1);
  EXPECT_THAT(failed.err, HasSubstr("error: ERROR:  out of shared memory"));
  EXPECT_THAT(failed.err,
              HasSubstr("the dump locks 3120 relations, but the server is set up for 100"));
  EXPECT_THAT(failed.err, HasSubstr("Set max_locks_per_transaction to 344 or more (it is 10)"));
  EXPECT_FALSE(std::filesystem::exists(archive));
}

}  // namespace
}  // namespace pgstow::tests
