// `pgstow dumpall --format=custom`: a whole server in one archive, on a server of its own.

#include <signal.h>

#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/delay_proxy.h"
#include "tests/support/dump_text.h"
#include "tests/support/own_server.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace pgstow::tests {
namespace {

using testing::HasSubstr;

class DumpAllArchive : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    own_ = new OwnServer("18");
    Sql("postgres", "CREATE ROLE seller");
    Sql("postgres", "CREATE DATABASE shop TEMPLATE template0");
    Sql("postgres", "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
    Sql("shop",
        "CREATE TABLE goods AS SELECT n, md5(n::text) AS name FROM generate_series(1, 50000) n;"
        "CREATE INDEX ON goods (n); ALTER TABLE goods OWNER TO seller;"
        "SELECT lo_from_bytea(42, 'an object')");
    Sql("latin", "CREATE TABLE words AS SELECT 'caf' || chr(233) AS word");
  }
  static void TearDownTestSuite() { delete own_; }

  static std::string Sql(const std::string& database, const std::string& sql) {
    return own_->server().Sql(database, sql);
  }
  static Outcome Pgstow(Command arguments) {
    arguments.insert(arguments.begin(), PgstowPath());
    return own_->server().Run(std::move(arguments));
  }
  static void Do(Command arguments) {
    const Outcome outcome = Pgstow(std::move(arguments));
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
  }
  // The script of an archive of one database.
  static std::string ScriptOf(const std::string& archive) {
    const Outcome outcome = Pgstow({"restore", "--create", "-f", "-", archive});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return Normalized(outcome.out);
  }

  static OwnServer* own_;
  TempDir dir_;
  const std::string archive_ = dir_ / "all.pgstow";
};
OwnServer* DumpAllArchive::own_ = nullptr;

TEST_F(DumpAllArchive, HoldsOfEachDatabaseWhatItsOwnDumpHolds) {
  for (const char* jobs : {"1", "4"}) {
    Do({"dumpall", "--format=custom", "--jobs", jobs, "--compress=zstd:1", "--file", archive_});
    Do({"verify", "--deep", "--json", archive_});
    for (const std::string database : {"shop", "latin", "postgres", "template1"}) {
      Do({"convert", "--database=" + database, archive_, dir_ / "one.pgstow"});
      Do({"dump", "--format=custom", "--file", dir_ / "own.pgstow", database});
      EXPECT_EQ(ScriptOf(dir_ / "one.pgstow"), ScriptOf(dir_ / "own.pgstow")) << database;
    }
  }
}

TEST_F(DumpAllArchive, LeavesOutWhatIsNotWanted) {
  Do({"dumpall", "-Fc", "--exclude-database=l*", "--schema-only", "-f", archive_});
  const Outcome verified = Pgstow({"verify", "--json", archive_});
  EXPECT_THAT(verified.out, HasSubstr("\"databases\": [\"template1\", \"postgres\", \"shop\"]"));
  EXPECT_THAT(verified.out, HasSubstr("\"parts\": 0,"));
}

// Of one database, on the server that is at hand.
TEST_F(DumpAllArchive, OrADumpTakesFewerConnectionsWhereNobodyInsists) {
  Sql("postgres", "CREATE ROLE few LOGIN CONNECTION LIMIT 1 IN ROLE pg_read_all_data");
  Sql("shop", "CREATE TABLE more AS SELECT 1");
  const Command dump = {"dump", "-Fc", "-U", "few", "--no-large-objects", "-f", archive_, "shop"};
  Do(dump);
  EXPECT_EQ(Pgstow({"verify", "--deep", archive_}).exit_code, 0);
  Command insisting = dump;
  insisting.insert(insisting.end(), {"--jobs=2"});
  EXPECT_THAT(Pgstow(insisting).err, HasSubstr("too many connections for role \"few\""));
  Sql("shop", "DROP TABLE more");
  Sql("postgres", "DROP ROLE few");
}

TEST_F(DumpAllArchive, GoesThroughPipes) {
  const Outcome dumped = Pgstow({"dumpall", "--format=custom", "--jobs=2"});
  EXPECT_EQ(dumped.exit_code, 0) << dumped.err;
  WriteFile(archive_, dumped.out);
  EXPECT_EQ(Pgstow({"verify", "--deep", archive_}).exit_code, 0);
}

TEST_F(DumpAllArchive, RefusesWhatOnlyArchivesTakeForAScript) {
  const Outcome outcome = Pgstow({"dumpall", "--jobs=2", "-f", archive_});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.err,
            "pgstow: error: option --jobs is for archives, and this is a script\n"
            "pgstow: hint: \"custom\" is the format of archives of whole servers: "
            "--format=custom\n");
}

TEST_F(DumpAllArchive, IsRefusedByFormatsOfOneDatabase) {
  const Outcome outcome = Pgstow({"dumpall", "--format=pgdump", "-f", archive_});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.err,
            "pgstow: error: archives of format \"pgdump\" hold one database alone\n"
            "pgstow: hint: \"custom\" can hold a whole server.\n");
  EXPECT_TRUE(std::filesystem::is_empty(dir_.path()));
}

// PostgreSQL's tool has no such options.
TEST_F(DumpAllArchive, IsNothingThatPgDumpallMakes) {
  const Outcome outcome = own_->server().Run(
      {BuildDir() / "libexec/pgstow/pg_dumpall", "--format=custom", "-f", archive_});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("unrecognized option '--format=custom'"));
}

// Over so slow a line that much can happen between the locks and the rows.
TEST_F(DumpAllArchive, GivesWayToWhoWaitsForAnyDatabase) {
  const DelayProxy line(own_->server(), std::chrono::milliseconds(60));
  Process dump(
      {PgstowPath(), "dumpall", "--format=custom", "--lock-friendly", "--jobs=1", "-f", archive_},
      {.environment = line.environment()});
  const std::string locked =
      "SELECT 1 FROM pg_locks WHERE relation = 'goods'::regclass AND mode = 'AccessShareLock'";
  while (Sql("shop", locked).empty()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  Sql("shop", "ALTER TABLE goods ADD COLUMN fresh int");
  const Outcome outcome = dump.Wait();
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("warning: dump of database \"shop\" failed: gave way to who "
                                     "waits for a lock, trying again"));
  EXPECT_THAT(outcome.err, HasSubstr("public.goods is waited for by process "));
  Do({"convert", "--database=shop", archive_, dir_ / "one.pgstow"});
  EXPECT_THAT(ScriptOf(dir_ / "one.pgstow"), HasSubstr("fresh"));
  Sql("shop", "ALTER TABLE goods DROP COLUMN fresh");
}

TEST_F(DumpAllArchive, LeavesNothingWhenItIsEnded) {
  Process holder(
      {Oracle("psql"), "-Xq", "-d", "shop", "-c", "BEGIN; LOCK TABLE goods; SELECT pg_sleep(60)"},
      {.environment = own_->server().environment()});
  Process dump({PgstowPath(), "dumpall", "--format=custom", "--jobs=2", "-f", archive_},
               {.environment = own_->server().environment()});
  const std::string waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted";
  while (Sql("postgres", waiting) == "0\n") {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  dump.Signal(SIGTERM);
  const Outcome outcome = dump.Wait();
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("terminated by user"));
  EXPECT_TRUE(std::filesystem::is_empty(dir_.path()));
  holder.Signal(SIGTERM);
  holder.Wait();
}

}  // namespace
}  // namespace pgstow::tests
