// Restores into databases: what is in them afterwards, and what is said about errors.
#include <sstream>

#include <gmock/gmock.h>

#include "tests/live/restore/restoring.h"
#include "tests/support/dump_text.h"

namespace pgstow::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// Messages without what is each program's own: dump ids, and a line that only pg_restore has.
std::string Comparable(const std::string& messages) {
  std::string comparable;
  std::istringstream lines(messages);
  for (std::string line; std::getline(lines, line);) {
    if (line.find("executing SELECT pg_catalog.set_config") != std::string::npos) continue;
    constexpr std::string_view kEntry = "from TOC entry ";
    if (const size_t entry = line.find(kEntry); entry != std::string::npos) {
      line.erase(entry + kEntry.size(), line.find(';') - entry - kEntry.size());
    }
    comparable += line + "\n";
  }
  return comparable;
}

class LiveRestoreDatabase : public Restoring {
 protected:
  std::string Text(const ScratchDatabase& database) const {
    return RowsSorted(OracleText(database));
  }

  // Runs both programs on databases that hold all of it already.
  void ExpectSameMessages(Command arguments) const {
    SCOPED_TRACE(Shown(arguments));
    const ScratchDatabase for_theirs(server());
    const ScratchDatabase for_ours(server());
    for (const ScratchDatabase* database : {&for_theirs, &for_ours}) {
      database->SqlFile(SourceDir() / "tests/live/restore/shop.sql");
    }
    arguments.insert(arguments.end(), {"-d", for_theirs.name()});
    const Outcome theirs = Theirs(arguments);
    arguments.back() = for_ours.name();
    const Outcome ours = Ours(arguments);
    EXPECT_EQ(ours.exit_code, theirs.exit_code);
    EXPECT_NE(theirs.err, "");
    EXPECT_PRED_FORMAT2(SameText, Comparable(theirs.err), Comparable(ours.err));
    EXPECT_PRED_FORMAT2(SameText, Text(for_theirs), Text(for_ours));
  }
};
INSTANTIATE_TEST_SUITE_P(Restore, LiveRestoreDatabase, ::testing::ValuesIn(Server::Names()),
                         NameOfServer);

TEST_P(LiveRestoreDatabase, EveryWayMakesAnEqualDatabase) {
  for (const Command& way : std::vector<Command>{{}, {"-1"}, {"-j", "4"}, {"-e"}}) {
    const ScratchDatabase target(server());
    Command arguments = {"-d", target.name()};
    arguments.insert(arguments.end(), way.begin(), way.end());
    const Outcome restore = Ours(arguments);
    EXPECT_EQ(restore.exit_code, 0) << restore.err;
    EXPECT_EQ(restore.err, "");
    EXPECT_PRED_FORMAT2(SameText, Text(source()), Text(target)) << Shown(way);
  }
}

TEST_P(LiveRestoreDatabase, APipeMakesAnEqualDatabase) {
  const ScratchDatabase target(server());
  const Outcome restore =
      server().Run({PgstowPath(), "restore", "-d", target.name()}, {.input = ReadFile(archive())});
  EXPECT_EQ(restore.exit_code, 0) << restore.err;
  EXPECT_PRED_FORMAT2(SameText, Text(source()), Text(target));
}

TEST_P(LiveRestoreDatabase, APipeCanNotBeReadByManyAsPgRestoreSays) {
  const ScratchDatabase target(server());
  const std::string program = BuildDir() / "libexec/pgstow/pg_restore";
  const Outcome restore =
      server().Run({program, "-j", "2", "-d", target.name()}, {.input = ReadFile(archive())});
  EXPECT_EQ(restore.exit_code, 1);
  EXPECT_EQ(restore.err,
            "pg_restore: error: parallel restore from standard input is not supported\n");
}

// Statements that were put off are done when the pipe ends before its time; one of them fails.
TEST_P(LiveRestoreDatabase, ACutPipeIsToldThoughAStatementFailsToo) {
  const std::string whole = ReadFile(archive());
  for (const char* stop : {"-e", "-1"}) {
    SCOPED_TRACE(stop);
    const ScratchDatabase target(server());
    target.Sql("CREATE SCHEMA app");
    const Outcome restore =
        server().Run({PgstowPath(), "restore", "--section=pre-data", stop, "-d", target.name()},
                     {.input = whole.substr(0, whole.size() * 3 / 4)});
    EXPECT_EQ(restore.exit_code, 1);
    EXPECT_THAT(restore.err, HasSubstr("schema \"app\" already exists"));
    EXPECT_THAT(restore.err,
                HasSubstr("could not read archive from standard input: it is truncated"));
  }
}

TEST_P(LiveRestoreDatabase, CleanPutsEverythingInItsPlaceAgain) {
  const ScratchDatabase target(server());
  ASSERT_EQ(Ours({"-d", target.name()}).exit_code, 0);
  target.Sql("DELETE FROM app.c; DROP INDEX app.c_idx; INSERT INTO other.u VALUES (1)");
  Command clean = {"-c", "--if-exists", "-d", target.name(), "-n", "app"};
  const Outcome restore = Ours(clean);
  EXPECT_EQ(restore.exit_code, 0) << restore.err;
  target.Sql("DELETE FROM other.u");
  EXPECT_PRED_FORMAT2(SameText, Text(source()), Text(target));
}

TEST_P(LiveRestoreDatabase, CreateMakesTheDatabaseAndGoesOnInIt) {
  const ScratchDatabase origin(server());
  origin.SqlFile(SourceDir() / "tests/live/restore/shop.sql");
  origin.Sql("ALTER DATABASE " + origin.name() + " SET work_mem TO '8MB'");
  origin.Sql("COMMENT ON DATABASE " + origin.name() + " IS 'created again'");
  const TempDir dir;
  ASSERT_EQ(
      server().Run({PgstowPath(), "dump", "-Fc", "-f", dir / "a", "-d", origin.name()}).exit_code,
      0);
  const std::string before = RowsSorted(OracleText(origin, {"-C"}));
  origin.Sql("DROP SCHEMA app CASCADE");
  for (const std::string jobs : {"1", "3"}) {
    const Outcome restore = server().Run({PgstowPath(), "restore", "-C", "-c", "--if-exists", "-j",
                                          jobs, "-d", "postgres", dir / "a"});
    EXPECT_EQ(restore.exit_code, 0) << restore.err;
    EXPECT_PRED_FORMAT2(SameText, before, RowsSorted(OracleText(origin, {"-C"})));
  }
}

// Servers before 17 do not know a setting that pg_restore 18 makes, and complain.
using LiveRestoreMessages = LiveRestoreDatabase;
INSTANTIATE_TEST_SUITE_P(Restore, LiveRestoreMessages, ::testing::Values("18"), NameOfServer);

TEST_P(LiveRestoreMessages, AreThoseOfPgRestore) {
  ExpectSameMessages({"-v", "-n", "app", "-s"});
  ExpectSameMessages({"-a"});
  ExpectSameMessages({"-1"});
  ExpectSameMessages({"-e", "-t", "t"});
  ExpectSameMessages({"-t", "t", "--no-data-for-failed-tables"});
  ExpectSameMessages({"--role", "nobody here", "-t", "v"});
  ExpectSameMessages({"-c", "-t", "t"});
}

TEST_P(LiveRestoreMessages, TransactionsHoldWhatThoseOfPgRestoreHold) {
  for (const Command& switches : std::vector<Command>{{"--transaction-size=1"},
                                                      {"--transaction-size=3"},
                                                      {"--transaction-size=4", "-C", "-c"},
                                                      {"--transaction-size=1000", "-a"}}) {
    EXPECT_PRED_FORMAT2(SameText, TheirScript(switches), OurScript(switches)) << Shown(switches);
  }
}

TEST_P(LiveRestoreDatabase, NoSettingIsSetThatTheServerDoesNotKnow) {
  const ScratchDatabase target(server());
  const Outcome restore = Ours({"-d", target.name(), "-t", "nope"});
  EXPECT_EQ(restore.exit_code, 0);
  EXPECT_EQ(restore.err, "");
}

TEST_P(LiveRestoreDatabase, OneTransactionLeavesNothingBehind) {
  const ScratchDatabase target(server());
  target.Sql("CREATE SCHEMA other; CREATE SEQUENCE other.s");
  const Outcome restore = Ours({"-d", target.name(), "-1", "-N", "nowhere"});
  EXPECT_EQ(restore.exit_code, 1);
  EXPECT_EQ(target.Sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'app'"), "0\n");
}

TEST_P(LiveRestoreDatabase, ManyConnectionsStopAtTheFirstErrorWhenToldTo) {
  const ScratchDatabase target(server());
  ASSERT_EQ(Ours({"-d", target.name(), "-s"}).exit_code, 0);
  target.Sql("ALTER TABLE app.c ADD CHECK (u < 500)");
  const Outcome restore = Ours({"-d", target.name(), "-a", "-j", "3", "-e"});
  EXPECT_EQ(restore.exit_code, 1);
  EXPECT_THAT(restore.err, HasSubstr("pg_restore: error: COPY failed for table \"c\": ERROR:  "));
  EXPECT_THAT(restore.err, Not(HasSubstr("errors ignored")));
  EXPECT_EQ(target.Sql("SELECT count(*) FROM app.c"), "0\n");
}

TEST_P(LiveRestoreDatabase, ManyConnectionsGoOnAfterAnError) {
  const ScratchDatabase target(server());
  ASSERT_EQ(Ours({"-d", target.name(), "-s"}).exit_code, 0);
  target.Sql("ALTER TABLE app.c ADD CHECK (u < 500)");
  const Outcome restore = Ours({"-d", target.name(), "-a", "-j", "3"});
  EXPECT_EQ(restore.exit_code, 1);
  EXPECT_THAT(restore.err, HasSubstr("pg_restore: warning: errors ignored on restore: 1\n"));
  EXPECT_EQ(target.Sql("SELECT count(*) FROM app.t"), "2000\n");
}

TEST_P(LiveRestoreDatabase, AStatementThatLosesADeadlockIsTriedAgain) {
  const ScratchDatabase target(server());
  // The number of tries outlives the statements that fail.
  target.Sql(
      "CREATE SCHEMA hurdle; CREATE SEQUENCE hurdle.tries;"
      "CREATE FUNCTION hurdle.fail() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN"
      "  IF nextval('hurdle.tries') <= 2 THEN"
      "    RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01';"
      "  END IF; END $$;"
      "CREATE EVENT TRIGGER hurdle ON ddl_command_start WHEN TAG IN ('CREATE SCHEMA')"
      "  EXECUTE FUNCTION hurdle.fail()");
  const Outcome restore = Ours({"-d", target.name()});
  EXPECT_EQ(restore.exit_code, 0) << restore.err;
  EXPECT_EQ(target.Sql("SELECT last_value FROM hurdle.tries"),
            "4\n");  // 3 for one, 1 for the other

  target.Sql("DROP SCHEMA app CASCADE; SELECT setval('hurdle.tries', 1, false)");
  const Outcome whole = Ours({"-d", target.name(), "-1"});
  EXPECT_EQ(whole.exit_code, 1) << "what was done before in the transaction is lost";
}

TEST_P(LiveRestoreDatabase, RowsOfADamagedArchiveAreNotLeftBehind) {
  std::string bytes = ReadFile(archive());
  const TempDir dir;
  int damaged = 0;
  // Frames stand between the two tables of contents, the footer last.
  for (size_t at = bytes.size() / 4; at < bytes.size(); at += bytes.size() / 16) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x40);
    WriteFile(dir / "damaged", changed);
    const ScratchDatabase target(server());
    const Outcome restore =
        server().Run({PgstowPath(), "restore", "-d", target.name(), "-1", dir / "damaged"});
    if (restore.exit_code == 0) continue;  // the early table of contents is not read from a file
    ++damaged;
    EXPECT_EQ(target.Sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'app'"), "0\n");
  }
  EXPECT_GT(damaged, 0);
}

}  // namespace
}  // namespace pgstow::tests
