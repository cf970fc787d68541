// What a restore shows of itself while it runs and when it has ended.

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/support.h"
#include "tests/cli/terminal.h"
#include "tests/support/paths.h"

namespace pgstow::tests {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::vector<std::string> LinesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// Two tables, one with a name that would clear the terminal.
class ProgressTest : public ServerTest {
 protected:
  void SetUp() override {
    const std::string tables =
        "CREATE TABLE \"quick\x1b[2J\n\" (a int);"
        "CREATE TABLE slow (a int)";
    source_.Sql(tables);
    source_.Sql("INSERT INTO slow SELECT generate_series(1, 100)");
    target_.Sql(tables);
    const Outcome dump =
        server().Run({PgstowPath(), "dump", "-Fc", "-f", archive_, "-d", source_.name()});
    ASSERT_EQ(dump.exit_code, 0) << dump.err;
  }

  // Before the target takes rows of the slow table it waits for so long.
  void Wait(const std::string& seconds) const {
    target_.Sql(
        "CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        "  PERFORM pg_sleep(" +
        seconds +
        "); RETURN NULL; END $$;"
        "CREATE TRIGGER wait BEFORE INSERT ON slow EXECUTE FUNCTION wait()");
  }

  Command Restore(Command arguments) const {
    Command command = {PgstowPath(), "restore", "-a", "-d", target_.name()};
    command.insert(command.end(), arguments.begin(), arguments.end());
    command.push_back(archive_);
    return command;
  }

  // A member of a JSON value; the server refuses what is none.
  std::string Field(const std::string& json, const std::string& path) const {
    const std::string value =
        server().Sql("postgres", "SELECT $json$" + json + "$json$::jsonb #>> '{" + path + "}'");
    return value.substr(0, value.size() - 1);
  }

  const ScratchDatabase source_{server()};
  const ScratchDatabase target_{server()};
  const TempDir dir_;
  const std::string archive_ = dir_ / "archive";
};

INSTANTIATE_TEST_SUITE_P(Servers, ProgressTest, testing::ValuesIn(Server::Names()),
                         [](const auto& name) { return "on_" + name.param; });

TEST_P(ProgressTest, IsSilentWhenPiped) {
  const Outcome outcome = server().Run(Restore({}));
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out, "");
}

TEST_P(ProgressTest, ATerminalShowsEachWorkerThenTheSummary) {
  Wait("1");
  const TerminalOutcome outcome =
      RunOnTerminal(Restore({"-j", "2"}), server().environment(), 60, 24);
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.written, HasSubstr("  loading TABLE DATA public.slow  100%  292 B  0."));
  EXPECT_THAT(outcome.written, HasSubstr("]  99%  292 B of 292 B  "));
  EXPECT_THAT(outcome.written, HasSubstr("\r\n1 of 2 steps  0 rows  "));
  EXPECT_THAT(outcome.screen.front(), StartsWith("restored 2 entries, 100 rows, 292 B in "));
  EXPECT_THAT(outcome.screen.back(), StartsWith("row counts: 2 as dumped"));
  EXPECT_THAT(outcome.screen, Each(Not(HasSubstr("of 2 steps")))) << "the display is gone";
  EXPECT_THAT(outcome.screen, Contains(HasSubstr("quick?[2J?"))) << "the name is harmless";
}

TEST_P(ProgressTest, MessagesStandAboveTheDisplay) {
  Wait("1");
  target_.Sql("ALTER TABLE slow ADD CHECK (a < 100)");
  const TerminalOutcome outcome =
      RunOnTerminal(Restore({"--summary=none"}), server().environment(), 40, 24);
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.written, HasSubstr("\x1b[J"
                                         "pgstow: error: "));
  ASSERT_FALSE(outcome.screen.empty());
  EXPECT_THAT(outcome.screen.front(), StartsWith("pgstow: error: COPY failed for table \"slow\""));
  EXPECT_EQ(outcome.screen.back(), "pgstow: warning: errors ignored on restore: 1");
}

TEST_P(ProgressTest, ATerminalMayBeToldToShowNothing) {
  const TerminalOutcome outcome =
      RunOnTerminal(Restore({"--progress=none", "--summary=none"}), server().environment(), 80, 24);
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.written, "");
}

TEST_P(ProgressTest, PgRestoreShowsNothingOnATerminal) {
  Command command = Restore({});
  command.erase(command.begin(), command.begin() + 2);
  command.insert(command.begin(), BuildDir() / "libexec/pgstow/pg_restore");
  const TerminalOutcome outcome = RunOnTerminal(command, server().environment(), 80, 24);
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.written, "");
}

TEST_P(ProgressTest, LinesOfJsonTellEachStep) {
  Wait("1.2");
  const std::string file = dir_ / "progress";
  const Outcome outcome = server().Run(Restore({"--progress=json:" + file}));
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.err, "");
  const std::vector<std::string> lines = LinesOf(ReadFile(file));
  std::vector<std::string> steps;
  bool seen_at_work = false;
  for (const std::string& line : lines) {
    if (Field(line, "event") == "step") {
      steps.push_back(Field(line, "done,work,name") + " " + Field(line, "done,rows"));
    }
    seen_at_work |= Field(line, "workers,0,work,name") == "public.slow";
  }
  EXPECT_THAT(steps, ElementsAre("public.quick\x1b[2J\n 0", "public.slow 100"));
  EXPECT_TRUE(seen_at_work);
  EXPECT_EQ(Field(lines.back(), "steps,done"), "2");
  EXPECT_EQ(Field(lines.back(), "steps,total"), "2");
  EXPECT_EQ(Field(lines.back(), "bytes,done"), "292");
  EXPECT_EQ(Field(lines.back(), "share"), "1.0000");
}

TEST_P(ProgressTest, LinesOfJsonGoToStandardErrorByThemselves) {
  const Outcome outcome = server().Run(Restore({"--progress=json", "--summary=json"}));
  EXPECT_EQ(outcome.exit_code, 0);
  for (const std::string& line : LinesOf(outcome.err)) EXPECT_THAT(line, StartsWith("{"));
}

TEST_P(ProgressTest, TheSummaryAddsUp) {
  target_.Sql("DROP TABLE slow");
  const std::string file = dir_ / "summary";
  const Outcome outcome = server().Run(
      {PgstowPath(), "restore", "-d", target_.name(), "--summary=json:" + file, "-O", archive_});
  EXPECT_EQ(outcome.exit_code, 1);
  const std::string summary = ReadFile(file);
  EXPECT_EQ(Field(summary, "aborted"), "false");
  EXPECT_EQ(Field(summary, "entries"), "4");
  EXPECT_EQ(Field(summary, "rows"), "100");
  EXPECT_EQ(Field(summary, "bytes"), "292");
  EXPECT_EQ(Field(summary, "phases,pre-data,steps"), "2");
  EXPECT_EQ(Field(summary, "phases,data,steps"), "2");
  EXPECT_EQ(Field(summary, "phases,post-data,steps"), "0");
  EXPECT_EQ(Field(summary, "errors,harmless"), "1");
  EXPECT_EQ(Field(summary, "errors,failed"), "0");
  EXPECT_EQ(Field(summary, "row_counts,equal"), "2");
  EXPECT_EQ(server().Sql("postgres", "SELECT jsonb_array_length(($json$" + summary +
                                         "$json$::jsonb)->'slowest')"),
            "4\n");
}

TEST_P(ProgressTest, TheSummaryOfAnAbortedRestoreSaysSo) {
  target_.Sql("DROP TABLE slow");
  const Outcome outcome = server().Run(Restore({"-e", "--summary=text"}));
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("\naborted after 1 of 2 steps, 0 rows, 0 B in "));
  EXPECT_THAT(outcome.err, HasSubstr("\nerrors: 1 aborted\n"));
}

TEST_P(ProgressTest, RowsThatATriggerDropsAreMissed) {
  target_.Sql(
      "CREATE FUNCTION odd() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
      "  IF new.a % 2 = 0 THEN RETURN NULL; END IF; RETURN new; END $$;"
      "CREATE TRIGGER odd BEFORE INSERT ON slow FOR EACH ROW EXECUTE FUNCTION odd()");
  const std::string report = dir_ / "errors";
  const Outcome outcome =
      server().Run(Restore({"--exit-codes=fine", "--on-error=report:" + report, "--summary=text"}));
  EXPECT_EQ(outcome.exit_code, 4);
  EXPECT_THAT(
      outcome.err,
      HasSubstr("error: table \"public.slow\": 100 rows were dumped, but 50 were loaded\n"));
  EXPECT_THAT(outcome.err, HasSubstr("\nrow counts: 1 as dumped, 1 not\n"));
  const std::string line = ReadFile(report);
  EXPECT_EQ(Field(line, "class"), "rows-differ");
  EXPECT_EQ(Field(line, "rows,expected"), "100");
  EXPECT_EQ(Field(line, "rows,loaded"), "50");
  EXPECT_EQ(Field(line, "entry,tag"), "slow");
  EXPECT_EQ(server().Run(Restore({"--disable-triggers"})).exit_code, 0);
  EXPECT_EQ(server().Run(Restore({"--no-row-check"})).exit_code, 0);
}

// Only at its end a pipe tells how many rows there were.
TEST_P(ProgressTest, RowsFromAPipeAreCompared) {
  target_.Sql(
      "CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS"
      "  $$ BEGIN RETURN NULL; END $$;"
      "CREATE TRIGGER nothing BEFORE INSERT ON slow FOR EACH ROW EXECUTE FUNCTION nothing()");
  for (const Command& names : {Command{}, Command{"--map-owner=postgres=postgres"}}) {
    Command command = Restore(names);
    command.pop_back();
    const Outcome outcome = server().Run(command, {.input = ReadFile(archive_)});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("100 rows were dumped, but 0 were loaded\n"));
  }
}

TEST_P(ProgressTest, RowsThatAreToBeLeftOutAreNotMissed) {
  const std::string inserts = dir_ / "inserts";
  ASSERT_EQ(server()
                .Run({PgstowPath(), "dump", "-Fc", "--inserts", "--on-conflict-do-nothing", "-f",
                      inserts, "-d", source_.name()})
                .exit_code,
            0);
  target_.Sql("CREATE UNIQUE INDEX ON slow (a); INSERT INTO slow VALUES (1), (2)");
  Command command = Restore({"--summary=text"});
  command.back() = inserts;
  const Outcome outcome = server().Run(command);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("\nrow counts: 1 as dumped, 1 differ by intent\n"));
}

}  // namespace
}  // namespace pgstow::tests
