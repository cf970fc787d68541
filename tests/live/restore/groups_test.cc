// Definitions that go to the server together: what is there afterwards, and what is told, is the
// same as if each had gone by itself.
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/live/connecting.h"
#include "tests/support/dump_text.h"
#include "tests/support/own_server.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace pgstow::tests {
namespace {

using ::testing::HasSubstr;

constexpr int kTables = 300;

// Tables with what depends on them, some of them with a row.
std::string Tables() {
  return fmt::format(
      "CREATE DOMAIN amount AS numeric CHECK (VALUE >= 0);\n"
      "DO $$ BEGIN FOR i IN 1..{0} LOOP\n"
      "  EXECUTE format('CREATE TABLE t%1$s (id serial PRIMARY KEY, a text, b amount DEFAULT 1)', "
      "i);\n"
      "  EXECUTE format('CREATE INDEX ON t%1$s (a)', i);\n"
      "  EXECUTE format('COMMENT ON TABLE t%1$s IS ''one; two''', i);\n"
      "  EXECUTE format('CREATE VIEW v%1$s AS SELECT count(*) FROM t%1$s', i);\n"
      "  IF i > 1 THEN EXECUTE format('ALTER TABLE t%1$s ADD FOREIGN KEY (id) REFERENCES t%2$s',\n"
      "                               i, i - 1); END IF;\n"
      "END LOOP; END $$;\n"
      "INSERT INTO t1 (a) VALUES ('x');\n"
      "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$BEGIN PERFORM 1; RETURN 2; END$$;\n"
      "CREATE RULE r AS ON INSERT TO t2 DO ALSO (SELECT 1; SELECT 2);\n",
      kTables);
}

// The errors of a restore, without what differs from run to run.
std::vector<std::string> ErrorsIn(const std::string& messages) {
  std::vector<std::string> errors;
  for (size_t at = 0; (at = messages.find("ERROR:", at)) != std::string::npos; ++at) {
    errors.push_back(messages.substr(at, messages.find('\n', at) - at));
  }
  return errors;
}

class LiveRestoreGroups : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { world_ = std::make_unique<World>(); }
  static void TearDownTestSuite() { world_.reset(); }

  struct World {
    World() {
      source.Sql(Tables());
      const Outcome dump =
          source.server().Run({PgstowPath(), "dump", "-Fc", "-f", archive, "-d", source.name()});
      if (!dump.ok()) throw std::runtime_error(dump.err);
      text = RowsSorted(OracleText(source));
    }
    ScratchDatabase source{Server::Named("18")};
    TempDir dir;
    const std::string archive = dir / "archive";
    std::string text;
  };

  static Command RestoreOf(const ScratchDatabase& target, const Command& options = {}) {
    Command command = {PgstowPath(), "restore", "-d", target.name()};
    command.insert(command.end(), options.begin(), options.end());
    command.push_back(world_->archive);
    return command;
  }
  static void ExpectWhole(const ScratchDatabase& target) {
    EXPECT_PRED_FORMAT2(SameText, world_->text, RowsSorted(OracleText(target)));
  }

  const Server& server() const { return world_->source.server(); }
  static std::unique_ptr<World> world_;
};
std::unique_ptr<LiveRestoreGroups::World> LiveRestoreGroups::world_;

TEST_F(LiveRestoreGroups, MakeAnEqualDatabaseOverAnyNumberOfConnections) {
  for (const std::string jobs : {"1", "2", "4"}) {
    const ScratchDatabase target(server());
    const Outcome restore = server().Run(RestoreOf(target, {"-j", jobs}));
    EXPECT_EQ(restore.exit_code, 0);
    EXPECT_EQ(restore.err, "");
    ExpectWhole(target);
  }
}

TEST_F(LiveRestoreGroups, AStatementThatFailsTakesNothingWithIt) {
  for (const std::string jobs : {"1", "2"}) {
    SCOPED_TRACE(jobs);
    const ScratchDatabase target(server());
    target.Sql("CREATE VIEW v150 AS SELECT 1; CREATE TABLE t77 (id int)");
    const Outcome restore = server().Run(RestoreOf(target, {"-j", jobs}));
    EXPECT_EQ(restore.exit_code, 1);
    EXPECT_THAT(ErrorsIn(restore.err),
                ::testing::IsSupersetOf({HasSubstr("relation \"v150\" already exists"),
                                         HasSubstr("relation \"t77\" already exists")}));
    target.Sql("DROP VIEW v150; DROP VIEW IF EXISTS v77; DROP TABLE t77 CASCADE");
    EXPECT_EQ(target.Sql("SELECT count(*) FROM pg_class WHERE relname ~ '^t\\d+$'"),
              fmt::format("{}\n", kTables - 1));
    EXPECT_EQ(target.Sql("SELECT count(*) FROM pg_class WHERE relname ~ '^v\\d+$'"),
              fmt::format("{}\n", kTables - 2));
    EXPECT_EQ(target.Sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'pgstow_restore'"),
              "0\n");
  }
}

// Each error is told once, and as many as pg_restore tells.
TEST_F(LiveRestoreGroups, EveryFailureIsToldOnce) {
  const ScratchDatabase target(server());
  target.Sql(Tables());
  const Outcome ours = server().Run(
      {(BuildDir() / "libexec/pgstow/pg_restore").string(), "-d", target.name(), world_->archive});
  const std::string theirs_archive = world_->dir / "theirs";
  ASSERT_TRUE(
      server().Run({Oracle("pg_dump"), "-Fc", "-f", theirs_archive, world_->source.name()}).ok());
  const ScratchDatabase other(server());
  other.Sql(Tables());
  const Outcome theirs = server().Run({Oracle("pg_restore"), "-d", other.name(), theirs_archive});
  EXPECT_EQ(ours.exit_code, theirs.exit_code);
  EXPECT_EQ(ErrorsIn(ours.err), ErrorsIn(theirs.err));
}

// What is told of a group is told when it is done. Until then a server may say anything.
TEST_F(LiveRestoreGroups, AFloodOfNoticesWithinOneIsKeptInPart) {
  constexpr int kNotices = 100000;
  const ScratchDatabase source(server());
  // More than goes into the socket waits behind the domain.
  source.Sql(
      "CREATE DOMAIN amount AS numeric; CREATE TABLE t (a amount); CREATE TABLE u (a int);\n"
      "DO $$ BEGIN FOR i IN 1..40 LOOP\n"
      "  EXECUTE format('CREATE FUNCTION f%s() RETURNS text LANGUAGE sql AS %L', i,\n"
      "                 'SELECT ''' || repeat('x', 60000) || '''');\n"
      "END LOOP; END $$");
  const TempDir dir;
  const std::string archive = dir / "archive";
  ASSERT_TRUE(server().Run({PgstowPath(), "dump", "-Fc", "-f", archive, source.name()}).ok());
  const ScratchDatabase target(server());
  target.Sql(
      fmt::format("CREATE FUNCTION flood() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN\n"
                  "FOR i IN 1..{} LOOP RAISE WARNING '<%>', repeat('.', 1000); END LOOP; END $$;\n"
                  "CREATE EVENT TRIGGER flood ON ddl_command_end WHEN TAG IN ('CREATE DOMAIN')\n"
                  "EXECUTE FUNCTION flood()",
                  kNotices));
  const Outcome restore =
      server().Run({PgstowPath(), "restore", "-v", "-j", "1", "-d", target.name(), archive});
  EXPECT_EQ(restore.exit_code, 0);
  EXPECT_LE(restore.peak_mib, InThisBuild(64));
  const int shown = static_cast<int>(std::ranges::count(restore.err, '<'));
  EXPECT_GT(shown, 500);
  EXPECT_LT(shown, 1100);
  EXPECT_THAT(restore.err,
              HasSubstr(fmt::format("{} more notices are left out", kNotices - shown)));
  EXPECT_EQ(target.Sql("SELECT count(*) FROM pg_class WHERE relname IN ('t', 'u')"), "2\n");
}

// Somebody is making a table of the same name: the restore waits for that in the midst of a group,
// and is killed there.
TEST_F(LiveRestoreGroups, AKillWithinOneIsGoneOnWith) {
  const ScratchDatabase target(server());
  const auto other = pg::Connection::Connect(ConnectionTo(server(), target.name()));
  other->Execute("BEGIN; CREATE TABLE t150 (id int)");
  {
    Process restore(RestoreOf(target), {.environment = server().environment()});
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (target.Sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                      " AND datname = current_database()") == "0\n") {
      ASSERT_LT(std::chrono::steady_clock::now(), end) << "it never waited";
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    restore.Signal(SIGKILL);
    restore.Wait();
  }
  EXPECT_EQ(target.Sql("SELECT count(*) FROM pg_class WHERE relname = 't1'"), "0\n");
  other->Execute("ROLLBACK");
  const Outcome resumed = server().Run(RestoreOf(target, {"--resume"}));
  EXPECT_EQ(resumed.exit_code, 0) << resumed.err;
  ExpectWhole(target);
}

TEST_F(LiveRestoreGroups, FewerGoTogetherWhereTheServerHasNoRoomForTheirLocks) {
  const OwnServer own("18");
  own.MakeDurable();
  own.server().Sql("postgres", "ALTER SYSTEM SET max_locks_per_transaction = 10");
  own.Kill();
  own.Restart();
  for (const std::string jobs : {"1", "2"}) {
    SCOPED_TRACE(jobs);
    const ScratchDatabase target(own.server());
    auto hoarder = pg::Connection::Connect(ConnectionTo(own.server(), "postgres"));
    hoarder->Execute(
        "DO $$ BEGIN FOR i IN 1..1000000 LOOP PERFORM pg_advisory_lock(i); END LOOP;\n"
        "EXCEPTION WHEN out_of_memory THEN NULL; END $$");
    hoarder->Execute("SELECT pg_advisory_unlock(i) FROM generate_series(1, 200) AS i");
    const Outcome restore = own.server().Run(RestoreOf(target, {"-j", jobs}));
    hoarder.reset();
    EXPECT_EQ(restore.exit_code, 0);
    EXPECT_EQ(restore.err, "");
    ExpectWhole(target);
  }
  EXPECT_THAT(ReadFile(own.folder() + "/log"), HasSubstr("out of shared memory"));
}

}  // namespace
}  // namespace pgstow::tests
