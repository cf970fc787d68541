// What makes restores fast, and what they put up with: the database is the same, and how it came
// about can be seen.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/live/connecting.h"
#include "tests/support/dump_text.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace pgstow::tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

Command Joined(Command command, const Command& more) {
  command.insert(command.end(), more.begin(), more.end());
  return command;
}

// The source is made and dumped once for each server.
class LiveRestoreSpeed : public ::testing::TestWithParam<std::string> {
 protected:
  static void TearDownTestSuite() { source_.reset(); }

  void SetUp() override {
    if (source_ != nullptr && server().name() == GetParam()) return;
    source_.reset();
    source_ = std::make_unique<Source>(GetParam());
  }

  const Server& server() const { return source_->database.server(); }
  const ScratchDatabase& source() const { return source_->database; }
  const std::string& archive() const { return source_->archive; }

  // Another archive of the source.
  void Dump(const Command& options) const {
    const Outcome dump =
        server().Run(Joined({PgstowPath(), "dump", "-d", source().name()}, options));
    ASSERT_EQ(dump.exit_code, 0) << dump.err;
  }

  Outcome Restore(const ScratchDatabase& target, const Command& options,
                  const RunOptions& how = {}) const {
    return server().Run(Joined({PgstowPath(), "restore", "-d", target.name()}, options), how);
  }

  void ExpectRestores(const ScratchDatabase& target, const Command& options) const {
    const Outcome restore = Restore(target, Joined(options, {archive()}));
    EXPECT_EQ(restore.exit_code, 0) << restore.err;
  }

  std::string Text(const ScratchDatabase& database) const {
    return RowsSorted(OracleText(database));
  }
  void ExpectEqual(const ScratchDatabase& target) const {
    EXPECT_PRED_FORMAT2(SameText, Text(source()), Text(target));
  }

 private:
  struct Source {
    explicit Source(const std::string& name) : database(Server::Named(name)) {
      database.SqlFile(SourceDir() / "tests/live/restore/speed.sql");
      RunOptions none;
      const Outcome dump = database.server().Run(
          {PgstowPath(), "dump", "-Fc", "-f", archive, "-d", database.name()}, none);
      if (!dump.ok()) throw std::runtime_error(dump.err);
    }
    ScratchDatabase database;
    TempDir dir;
    const std::string archive = dir / "archive";
  };
  static std::unique_ptr<Source> source_;
};
std::unique_ptr<LiveRestoreSpeed::Source> LiveRestoreSpeed::source_;

INSTANTIATE_TEST_SUITE_P(Restore, LiveRestoreSpeed, ::testing::Values("installed", "18"),
                         NameOfServer);

TEST_P(LiveRestoreSpeed, EveryMannerMakesAnEqualDatabase) {
  for (const Command& manner : std::vector<Command>{{},
                                                    {"-1"},
                                                    {"-j", "1", "--index-memory=64MB"},
                                                    {"-j", "4"},
                                                    {"-j", "4", "--no-freeze", "--analyze"},
                                                    {"-j", "8", "--index-memory=1GB"}}) {
    SCOPED_TRACE(Shown(manner));
    const ScratchDatabase target(server());
    ExpectRestores(target, manner);
    ExpectEqual(target);
  }
}

TEST_P(LiveRestoreSpeed, TablesThatReferToEachOtherNeverDeadlock) {
  for (int round = 0; round < 3; ++round) {
    const ScratchDatabase target(server());
    ExpectRestores(target, {"-j", "8"});
    EXPECT_EQ(target.Sql("SELECT count(*) FROM pg_constraint WHERE conname LIKE 'web%'"
                         " AND contype = 'f' AND convalidated"),
              "64\n");
    EXPECT_EQ(target.Sql("SELECT deadlocks FROM pg_stat_database"
                         " WHERE datname = current_database()"),
              "0\n");
  }
}

TEST_P(LiveRestoreSpeed, APipeIsSpooledForManyConnections) {
  const TempDir dir;
  const std::string stock = dir / "stock";
  const Outcome dump = server().Run({Oracle("pg_dump"), "-Fc", "-f", stock, "-d", source().name()});
  ASSERT_TRUE(dump.ok()) << dump.err;
  for (const std::string& path : {archive(), stock}) {
    const ScratchDatabase target(server());
    const Outcome restore = Restore(target, {"-j", "3"}, {.input = ReadFile(path)});
    EXPECT_EQ(restore.exit_code, 0) << restore.err;
    ExpectEqual(target);
  }
}

TEST_P(LiveRestoreSpeed, APipeNeedsAPlaceToBeSpooledTo) {
  const ScratchDatabase target(server());
  const Outcome restore =
      Restore(target, {"-j", "2"},
              {.environment = {{"TMPDIR", "/nonexistent"}}, .input = ReadFile(archive())});
  EXPECT_EQ(restore.exit_code, 1);
  EXPECT_THAT(restore.err, HasSubstr("temporary file in \"/nonexistent\""));
}

// Whether most pages are seen wholly by every transaction, and their rows need no freezing; and
// whether none is. (The server may have added pages at the end that it did not fill.)
std::string FrozenPages(const ScratchDatabase& database) {
  return database.Sql(
      "CREATE EXTENSION IF NOT EXISTS pg_visibility;"
      "SELECT avg((all_visible AND all_frozen)::int) > 0.8, NOT bool_or(all_visible)"
      " FROM pg_visibility('app.big')");
}

TEST_P(LiveRestoreSpeed, RowsOfNewTablesAreFrozen) {
  for (const Command& manner : std::vector<Command>{{}, {"-j", "3"}, {"-1"}}) {
    SCOPED_TRACE(Shown(manner));
    const ScratchDatabase frozen(server());
    ExpectRestores(frozen, manner);
    EXPECT_EQ(FrozenPages(frozen), "t|f\n");
    EXPECT_EQ(frozen.Sql("SELECT count(*) FROM app.big"), "20000\n");
    const ScratchDatabase plain(server());
    ExpectRestores(plain, Joined(manner, {"--no-freeze"}));
    EXPECT_EQ(FrozenPages(plain), "f|t\n");
  }
}

TEST_P(LiveRestoreSpeed, RowsThatWereThereAreKept) {
  const ScratchDatabase target(server());
  ExpectRestores(target, {"-s"});
  target.Sql("INSERT INTO app.big VALUES (-1, -1, '', 1, 'mine')");
  ExpectRestores(target, {"-a", "-t", "big"});
  EXPECT_EQ(target.Sql("SELECT count(*) FROM app.big"), "20001\n");

  // The table is there: making it fails, and its rows are not the restore's to remove.
  const ScratchDatabase again(server());
  again.Sql(
      "CREATE SCHEMA app; CREATE TABLE app.big (id int, a int, b text, c int, d text);"
      "INSERT INTO app.big VALUES (-1, -1, '', 1, 'mine')");
  for (const std::string jobs : {"1", "3"}) {
    const Outcome restore = Restore(again, {"-t", "big", "-j", jobs, archive()});
    EXPECT_EQ(restore.exit_code, 1);
    EXPECT_EQ(again.Sql("SELECT count(*) FROM app.big WHERE d = 'mine'"), "1\n");
  }
  EXPECT_EQ(again.Sql("SELECT count(*) FROM app.big"), "40001\n");
}

// Writes down, in the target, under which settings each index came to be.
void Watch(const ScratchDatabase& target) {
  target.Sql(
      "CREATE SCHEMA watch; CREATE TABLE watch.seen (tag text, name text, memory bigint, workers "
      "int);"
      "CREATE FUNCTION watch.look() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN"
      "  INSERT INTO watch.seen SELECT tg_tag, object_identity,"
      "    pg_size_bytes(current_setting('maintenance_work_mem')),"
      "    current_setting('max_parallel_maintenance_workers')::int"
      "  FROM pg_event_trigger_ddl_commands(); END $$;"
      "CREATE EVENT TRIGGER watch ON ddl_command_end"
      "  WHEN TAG IN ('CREATE INDEX', 'ALTER TABLE') EXECUTE FUNCTION watch.look()");
}

TEST_P(LiveRestoreSpeed, IndexesShareTheirMemory) {
  const ScratchDatabase target(server());
  Watch(target);
  target.Sql("CREATE SCHEMA app");
  ExpectRestores(
      target, {"-j", "2", "--index-memory=128MB", "-t", "big", "-I", "big_c", "-I", "big_lower"});
  EXPECT_EQ(target.Sql("SELECT DISTINCT memory <= 64 << 20 FROM watch.seen"
                       " WHERE tag = 'CREATE INDEX'"),
            "t\n");
  EXPECT_EQ(target.Sql("SELECT count(*) FROM watch.seen WHERE tag = 'CREATE INDEX'"
                       " AND memory = 32 << 20"),
            "2\n")
      << "what a small table needs";
}

TEST_P(LiveRestoreSpeed, KeysOfBigTablesAreBuiltAsIndexes) {
  const ScratchDatabase target(server());
  Watch(target);
  ExpectRestores(target, {"-j", "4"});
  EXPECT_EQ(target.Sql("SELECT name FROM watch.seen WHERE tag = 'CREATE INDEX'"
                       " AND name LIKE 'app.%big%' ORDER BY name COLLATE \"C\""),
            "app.\"big a;key\"\napp.big_b_key\napp.big_c\napp.big_lower\napp.big_pkey\n");
  target.Sql("DROP EVENT TRIGGER watch; DROP SCHEMA watch CASCADE");
  ExpectEqual(target);
}

TEST_P(LiveRestoreSpeed, AKeyThatCanNotBeBuiltIsOneError) {
  const ScratchDatabase target(server());
  ExpectRestores(target, {"--section=pre-data"});
  target.Sql("INSERT INTO app.big SELECT 5, 5, '5', 5, 'twice' || g FROM generate_series(1, 2) g");
  const Outcome restore =
      Restore(target, {"-j", "2", "--section=data", "--section=post-data", archive()});
  EXPECT_EQ(restore.exit_code, 1);
  EXPECT_THAT(restore.err, HasSubstr("could not create unique index \"big_pkey\""));
  EXPECT_EQ(restore.err.find("index \"big_pkey\" does not exist"), std::string::npos);
}

TEST_P(LiveRestoreSpeed, AnalyzeGathersStatisticsOfAllThatWasRestored) {
  const auto missing =
      "SELECT relname FROM pg_class c WHERE relnamespace = 'app'::regnamespace AND relkind IN "
      "('r', 'm', 'p') AND NOT EXISTS (SELECT FROM pg_statistic WHERE starelid = c.oid)";
  for (const Command& manner : std::vector<Command>{{}, {"-j", "3"}}) {
    const ScratchDatabase target(server());
    ExpectRestores(target, Joined(manner, {"--analyze"}));
    EXPECT_EQ(target.Sql(missing), "");
  }
  const ScratchDatabase without(server());
  ExpectRestores(without, {});
  EXPECT_THAT(without.Sql(missing), HasSubstr("big\n"));
}

TEST_P(LiveRestoreSpeed, TablesThatReferToEachOtherAreLoadedByTheirOwner) {
  server().Sql("postgres", "ALTER ROLE case_owner LOGIN");
  const std::vector<Command> manners = {{}, {"-j", "3"}};
  for (const Command& manner : manners) {
    SCOPED_TRACE(Shown(manner));
    const ScratchDatabase target(server(), "OWNER case_owner");
    ExpectRestores(target, {"-s"});
    const Command load = Joined({"-a", "-n", "app", "-N", "none", "-U", "case_owner", "-t", "man",
                                 "-t", "woman", archive()},
                                manner);
    EXPECT_EQ(Restore(target, load).exit_code, 1) << "each has rows that refer to the other";
    target.Sql("TRUNCATE app.man, app.woman CASCADE");
    const Outcome restore = Restore(target, Joined(load, {"--foreign-keys=drop"}));
    EXPECT_EQ(restore.exit_code, 0) << restore.err;
    EXPECT_EQ(target.Sql("SELECT count(*) FROM app.man JOIN app.woman w ON wife = w.id"), "500\n");
    EXPECT_PRED_FORMAT2(SameText, RowsSorted(OracleText(source(), {"-s"})),
                        RowsSorted(OracleText(target, {"-s"})));
  }
}

TEST_P(LiveRestoreSpeed, AForeignKeyThatRowsBreakIsToldAndLeftUnchecked) {
  const ScratchDatabase target(server());
  ExpectRestores(target, {"-s"});
  const Outcome restore = Restore(target, {"-a", "-t", "woman", "--foreign-keys=drop", archive()});
  EXPECT_EQ(restore.exit_code, 1);
  EXPECT_THAT(restore.err, AllOf(HasSubstr("could not put back foreign key "
                                           "\"woman_husband_fkey\" on table app.woman"),
                                 HasSubstr("errors ignored on restore: 1")));
  EXPECT_EQ(target.Sql("SELECT convalidated FROM pg_constraint WHERE conname = "
                       "'woman_husband_fkey'"),
            "f\n");
  EXPECT_EQ(target.Sql("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'pgstow%'"), "0\n");
}

TEST_P(LiveRestoreSpeed, ForeignKeysOutliveARestoreThatFails) {
  const ScratchDatabase target(server());
  ExpectRestores(target, {"-s"});
  target.Sql("ALTER TABLE app.woman ADD CONSTRAINT no CHECK (id < 0) NOT VALID");
  const Command load = {"-a", "-t", "woman", "-t", "man", "--foreign-keys=drop", archive()};
  const Outcome failed = Restore(target, Joined(load, {"-e"}));
  EXPECT_EQ(failed.exit_code, 1);
  EXPECT_THAT(failed.err,
              AllOf(HasSubstr("foreign keys are still dropped"),
                    HasSubstr("ALTER TABLE app.man ADD CONSTRAINT man_wife_fkey FOREIGN KEY "
                              "(wife) REFERENCES app.woman(id) DEFERRABLE NOT VALID;")));
  target.Sql("ALTER TABLE app.woman DROP CONSTRAINT no; TRUNCATE app.man, app.woman CASCADE");
  const Outcome restore = Restore(target, load);
  EXPECT_EQ(restore.exit_code, 0) << restore.err;
  EXPECT_PRED_FORMAT2(SameText, RowsSorted(OracleText(source(), {"-s"})),
                      RowsSorted(OracleText(target, {"-s"})));
}

TEST_P(LiveRestoreSpeed, RowsThatAreThereAlreadyAreLeftOut) {
  const TempDir dir;
  Dump({"-Fc", "-f", dir / "copy", "-t", "app.odd"});
  Dump({"-Fc", "-f", dir / "insert", "-t", "app.odd", "--inserts"});
  for (const std::string form : {"copy", "insert"}) {
    for (const Command& manner : std::vector<Command>{{}, {"-j", "2"}, {"-1"}}) {
      SCOPED_TRACE(form + " " + Shown(manner));
      const ScratchDatabase target(server());
      target.Sql("CREATE SCHEMA app");
      ExpectRestores(target, {"-t", "odd", "-t", "odd_id_seq"});
      target.Sql(
          "ALTER TABLE app.odd ADD UNIQUE (v);"
          "DELETE FROM app.odd WHERE v <= 40; UPDATE app.odd SET \"sp ace\" = 'kept'");
      const Outcome restore =
          Restore(target, Joined(manner, {"-a", "--on-conflict-do-nothing", dir / form}));
      EXPECT_EQ(restore.exit_code, 0) << restore.err;
      EXPECT_THAT(restore.err, HasSubstr("table \"app.odd\": 60 of 100 rows were there already"));
      EXPECT_EQ(target.Sql("SELECT \"sp ace\", count(*), sum(twice), min(id) FROM app.odd"
                           " GROUP BY 1 ORDER BY 1"),
                "kept|60|8460|41\nx|40|1640|1\n");
    }
  }
}

TEST_P(LiveRestoreSpeed, LargeObjectsAreLoadedByManyConnections) {
  const ScratchDatabase target(server());
  ExpectRestores(target, {"-j", "4"});
  EXPECT_EQ(target.Sql("SELECT count(*), sum(length(lo_get(oid))) FROM pg_largeobject_metadata"),
            "300|300000\n");
}

// Sizes around those of pages and slices.
TEST_P(LiveRestoreSpeed, LargeObjectsOfEverySizeAreWhole) {
  const ScratchDatabase sizes(server());
  sizes.Sql(
      "SELECT lo_from_bytea(1000 + g, convert_to(left(repeat(md5(g::text), 100000),"
      "  (ARRAY[0, 1, 2047, 2048, 2049, 1048575, 1048576, 1048577, 3000000])[g]), 'UTF8'))"
      " FROM generate_series(1, 9) g;"
      "SELECT lo_create(g) FROM generate_series(2000, 4500) g");
  const TempDir dir;
  const std::string ours = dir / "ours";
  const std::string stock = dir / "stock";
  ASSERT_TRUE(server().Run({PgstowPath(), "dump", "-Fc", "-f", ours, "-d", sizes.name()}).ok());
  ASSERT_TRUE(server().Run({Oracle("pg_dump"), "-Fc", "-f", stock, "-d", sizes.name()}).ok());
  const std::string contents =
      "SELECT count(*), md5(string_agg(oid || md5(lo_get(oid)), '' ORDER BY oid))"
      " FROM pg_largeobject_metadata";
  for (const std::string& path : {ours, stock}) {
    for (const std::string jobs : {"1", "3"}) {
      const ScratchDatabase target(server());
      const Outcome restore = Restore(target, {"-j", jobs, path});
      EXPECT_EQ(restore.exit_code, 0) << restore.err;
      EXPECT_EQ(target.Sql(contents), sizes.Sql(contents));
      EXPECT_EQ(target.Sql("SELECT count(*) FROM pg_largeobject"),
                sizes.Sql("SELECT count(*) FROM pg_largeobject"))
          << "no page is kept twice or cut";
    }
  }
}

TEST_P(LiveRestoreSpeed, ALargeObjectThatIsMissingIsNamed) {
  const ScratchDatabase one(server());
  one.Sql("SELECT lo_from_bytea(4711, 'x'); SELECT lo_from_bytea(4712, 'y')");
  const TempDir dir;
  const std::string path = dir / "one";
  ASSERT_TRUE(server().Run({PgstowPath(), "dump", "-Fc", "-f", path, "-d", one.name()}).ok());
  const ScratchDatabase target(server());
  target.Sql("SELECT lo_create(4711)");
  const Outcome list = server().Run({PgstowPath(), "restore", "-l", path});
  const size_t blobs = list.out.find(" BLOBS ");
  ASSERT_NE(blobs, std::string::npos) << list.out;
  const size_t line = list.out.rfind('\n', blobs) + 1;
  WriteFile(dir / "list", list.out.substr(line, list.out.find('\n', line) - line));
  const Outcome restore = Restore(target, {"-L", dir / "list", path});
  EXPECT_EQ(restore.exit_code, 1);
  EXPECT_THAT(restore.err, HasSubstr("could not open large object 4712: ERROR:  large object 4712 "
                                     "does not exist"));
  EXPECT_EQ(target.Sql("SELECT length(lo_get(4711))"), "0\n");
}

TEST_P(LiveRestoreSpeed, WhatCanNotBeGivenTogetherIsRefused) {
  const ScratchDatabase target(server());
  for (const Command& options : std::vector<Command>{{"-f", "-", "--on-conflict-do-nothing"},
                                                     {"-f", "-", "--foreign-keys=drop"},
                                                     {"-f", "-", "--no-freeze"}}) {
    const Outcome restore = server().Run(Joined({PgstowPath(), "restore"}, options));
    EXPECT_EQ(restore.exit_code, 1) << Shown(options);
    EXPECT_THAT(restore.err, HasSubstr("cannot be used together")) << Shown(options);
  }
  EXPECT_THAT(Restore(target, {"-1", "--foreign-keys=drop", archive()}).err,
              HasSubstr("cannot be used together"));
  EXPECT_THAT(Restore(target, {"--foreign-keys=no", archive()}).err,
              HasSubstr("invalid value \"no\" for option --foreign-keys"));
  EXPECT_THAT(Restore(target, {"--index-memory=12XB", archive()}).err,
              HasSubstr("invalid value \"12XB\" for option --index-memory"));
  EXPECT_THAT(Restore(target, {"-j", "4", "--index-memory=2MB", archive()}).err,
              HasSubstr("--index-memory must be at least 1 MB for each of 4 jobs"));
}

}  // namespace
}  // namespace pgstow::tests
