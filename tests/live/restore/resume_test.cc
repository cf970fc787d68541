// Restores that are gone on with, and what keeps them from it.
#include <thread>

#include <gmock/gmock.h>

#include "tests/live/restore/restoring.h"
#include "tests/support/dump_text.h"

namespace pgstow::tests {
namespace {

using ::testing::HasSubstr;

class LiveRestoreResume : public Restoring {
 protected:
  Outcome Restore(const ScratchDatabase& target, const Command& options = {}) const {
    return server().Run(RestoreCommand(target, options));
  }

  Command RestoreCommand(const ScratchDatabase& target, const Command& options) const {
    Command command = {PgstowPath(), "restore", "-d", target.name()};
    command.insert(command.end(), options.begin(), options.end());
    command.push_back(archive());
    return command;
  }

  // A restore that an error ended: a schema is in its way.
  void Interrupt(const ScratchDatabase& target) const {
    target.Sql("CREATE SCHEMA other");
    const Outcome outcome = Restore(target, {"-e"});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("The same command with --resume goes on."));
    EXPECT_EQ(Journal(target), "1\n");
    EXPECT_EQ(target.Sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'app'"), "1\n");
    target.Sql("DROP SCHEMA other");
  }

  static std::string Journal(const ScratchDatabase& target) {
    return target.Sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'pgstow_restore'");
  }

  void ExpectWhole(const ScratchDatabase& target) const {
    EXPECT_PRED_FORMAT2(SameText, RowsSorted(OracleText(source())), RowsSorted(OracleText(target)));
  }
};
INSTANTIATE_TEST_SUITE_P(Restore, LiveRestoreResume, ::testing::ValuesIn(Server::Names()),
                         NameOfServer);

TEST_P(LiveRestoreResume, GoesOnWhereAnErrorEndedIt) {
  const ScratchDatabase target(server());
  Interrupt(target);
  const Outcome resumed = Restore(target, {"-e", "--resume", "-j", "2"});
  EXPECT_EQ(resumed.exit_code, 0) << resumed.err;
  EXPECT_EQ(resumed.err, "");
  ExpectWhole(target);
}

TEST_P(LiveRestoreResume, RefusesAnotherSelectionAndOtherOptions) {
  const ScratchDatabase target(server());
  Interrupt(target);
  const Outcome selection = Restore(target, {"--resume", "-n", "app"});
  EXPECT_EQ(selection.exit_code, 1);
  EXPECT_THAT(selection.err, HasSubstr("\" had another selection\n"));
  const Outcome options = Restore(target, {"--resume", "--no-owner"});
  EXPECT_EQ(options.exit_code, 1);
  EXPECT_THAT(options.err, HasSubstr("\" had other options\n"));
  EXPECT_EQ(Journal(target), "1\n");
}

TEST_P(LiveRestoreResume, IsToldOfWhenARestoreBeginsAnew) {
  const ScratchDatabase target(server());
  Interrupt(target);
  target.Sql("DROP SCHEMA app CASCADE");
  const Outcome anew = Restore(target);
  EXPECT_EQ(anew.exit_code, 0);
  EXPECT_THAT(anew.err, HasSubstr("\" is begun anew\npgstow: hint: Next time, --resume"));
  ExpectWhole(target);
}

TEST_P(LiveRestoreResume, BeginsInAnEmptyDatabaseAndHasNothingToDoInAWholeOne) {
  const ScratchDatabase target(server());
  EXPECT_EQ(Restore(target, {"--resume"}).exit_code, 0);
  ExpectWhole(target);
  const Outcome again = Restore(target, {"--resume"});
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_THAT(again.err, HasSubstr("nothing is left to do"));
  ExpectWhole(target);
  target.Sql("DROP TABLE other.u");
  const Outcome partly = Restore(target, {"--resume"});
  EXPECT_EQ(partly.exit_code, 1);
  EXPECT_THAT(partly.err, HasSubstr("holds no interrupted restore to go on with, but some of"));
}

TEST_P(LiveRestoreResume, RowsAloneAreLoadedIntoEmptyTablesOnly) {
  const ScratchDatabase target(server());
  EXPECT_EQ(Restore(target, {"-s"}).exit_code, 0);
  EXPECT_EQ(Restore(target, {"-a", "-t", "t", "--resume"}).exit_code, 0);
  EXPECT_EQ(Restore(target, {"-a", "-t", "t", "--resume"}).exit_code, 1);
  EXPECT_EQ(target.Sql("SELECT count(*) FROM app.t"), "2000\n");
}

TEST_P(LiveRestoreResume, KeepsNoJournalWhereItMayNot) {
  const ScratchDatabase target(server());
  target.Sql("REVOKE CREATE, TEMPORARY ON DATABASE " + target.name() + " FROM PUBLIC");
  EXPECT_EQ(Restore(target, {"-s"}).exit_code, 0);
  target.Sql("GRANT USAGE ON SCHEMA app TO case_reader; GRANT INSERT ON app.t TO case_reader");
  const Command as_reader = {"-a", "-t", "t", "--role", "case_reader"};
  const Outcome without = Restore(target, as_reader);
  EXPECT_EQ(without.exit_code, 0) << without.err;
  Command resumed = as_reader;
  resumed.emplace_back("--resume");
  target.Sql("TRUNCATE app.t CASCADE");
  EXPECT_EQ(Restore(target, resumed).exit_code, 1);
}

// What stands in such a schema could run with the rights of who restores.
TEST_P(LiveRestoreResume, RefusesSchemasThatSomebodyElseMade) {
  const ScratchDatabase target(server());
  EXPECT_EQ(Restore(target, {"-s"}).exit_code, 0);
  target.Sql(
      "GRANT CREATE ON DATABASE " + target.name() +
      " TO case_reader; SET ROLE case_reader;"
      "CREATE SCHEMA pgstow_foreign_keys; CREATE TABLE pgstow_foreign_keys.dropped (name text,"
      "  key text, relation text, add text, comment text, validate text, UNIQUE (relation, key));"
      "INSERT INTO pgstow_foreign_keys.dropped VALUES ('', '', '', 'CREATE TABLE planted ()', '', "
      "'')");
  const Outcome keys = Restore(target, {"-a", "--foreign-keys=drop", "--no-journal"});
  EXPECT_EQ(keys.exit_code, 1);
  EXPECT_THAT(keys.err, HasSubstr("schema \"pgstow_foreign_keys\" in database"));
  EXPECT_EQ(target.Sql("SELECT to_regclass('planted') IS NULL"), "t\n");
  target.Sql(
      "SET ROLE case_reader;"
      "CREATE SCHEMA pgstow_restore; CREATE TABLE pgstow_restore.unit (entry integer)");
  for (const char* how : {"--resume", "--clean"}) {
    const Outcome journal = Restore(target, {how});
    EXPECT_EQ(journal.exit_code, 1);
    EXPECT_THAT(journal.err, HasSubstr("schema \"pgstow_restore\" in database"));
  }
}

// The connection is ended while it waits for a table that another session keeps locked.
TEST_P(LiveRestoreResume, AConnectionThatDiesIsReplaced) {
  const ScratchDatabase target(server());
  EXPECT_EQ(Restore(target, {"-s"}).exit_code, 0);
  Process locker({Oracle("psql"), "-X", "-d", target.name(), "-c",
                  "BEGIN; LOCK TABLE app.t; SELECT pg_sleep(60)"},
                 {.environment = server().environment()});
  const auto wait_for = [&](const std::string& condition, const std::string& action) {
    for (int i = 0; i < 500; ++i) {
      const std::string rows =
          target.Sql("SELECT count(" + action + ") FROM pg_stat_activity WHERE datname = '" +
                     target.name() + "' AND " + condition);
      if (rows != "0\n") return;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    FAIL() << condition;
  };
  wait_for("wait_event = 'PgSleep'", "*");
  Process restore(RestoreCommand(target, {"-a", "-t", "t"}),
                  {.environment = server().environment()});
  wait_for("wait_event_type = 'Lock' AND query LIKE 'COPY%'", "pg_terminate_backend(pid)");
  wait_for("wait_event = 'PgSleep'", "pg_terminate_backend(pid)");
  locker.Wait();
  const Outcome outcome = restore.Wait();
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("\" was lost, trying again: "));
  EXPECT_EQ(target.Sql("SELECT count(*) FROM app.t"), "2000\n");
}

}  // namespace
}  // namespace pgstow::tests
