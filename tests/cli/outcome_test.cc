// What a restore says of its errors: each kind made real on a server.

#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/support.h"
#include "tests/support/paths.h"

namespace pgstow::tests {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::vector<std::string> LinesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// Source and target are databases of one server.
class OutcomeTest : public ServerTest {
 protected:
  // The archive that the tests restore.
  void Dump(const std::string& sql) {
    source_.Sql(sql);
    const Outcome dump =
        server().Run({PgstowPath(), "dump", "-Fc", "-f", archive_, "-d", source_.name()});
    ASSERT_EQ(dump.exit_code, 0) << dump.err;
  }

  Outcome Restore(Command arguments, const std::string& program = PgstowPath()) const {
    Command command = {program};
    if (program == PgstowPath()) command.emplace_back("restore");
    command.insert(command.end(), {"-d", target_.name()});
    command.insert(command.end(), arguments.begin(), arguments.end());
    command.push_back(archive_);
    return server().Run(command);
  }

  // The lines of an error report. Each is a JSON object, or the server would refuse it.
  std::vector<std::string> Reported() const { return LinesOf(ReadFile(report_)); }
  std::string Field(const std::string& json, const std::string& path) const {
    const std::string value =
        server().Sql("postgres", "SELECT $json$" + json + "$json$::jsonb #>> '{" + path + "}'");
    return value.substr(0, value.size() - 1);
  }

  // What a restore with both switches makes of the one error that it meets.
  struct Met {
    Outcome outcome;
    std::string line;
  };
  Met Meet(Command arguments) const {
    arguments.insert(arguments.end(), {"--on-error=report:" + report_, "--exit-codes=fine"});
    Met met{.outcome = Restore(std::move(arguments))};
    const std::vector<std::string> lines = Reported();
    EXPECT_THAT(lines, SizeIs(1)) << met.outcome.err;
    if (!lines.empty()) met.line = lines.front();
    return met;
  }

  const ScratchDatabase source_{server()};
  const ScratchDatabase target_{server()};
  const TempDir dir_;
  const std::string archive_ = dir_ / "archive";
  const std::string report_ = dir_ / "errors";
};

INSTANTIATE_TEST_SUITE_P(Servers, OutcomeTest, testing::ValuesIn(Server::Names()),
                         [](const auto& name) { return "on_" + name.param; });

TEST_P(OutcomeTest, WhatExistsAlreadyIsHarmless) {
  Dump("CREATE TABLE \"t\nx\" (a int)");
  target_.Sql("CREATE TABLE \"t\nx\" (a int)");
  const Met met = Meet({"-s"});
  EXPECT_EQ(met.outcome.exit_code, 3);
  EXPECT_EQ(Field(met.line, "class"), "harmless");
  EXPECT_EQ(Field(met.line, "reason"), "exists already");
  EXPECT_EQ(Field(met.line, "sqlstate"), "42P07");
  EXPECT_EQ(Field(met.line, "entry,kind"), "TABLE");
  EXPECT_EQ(Field(met.line, "entry,tag"), "t\nx");
  EXPECT_EQ(Field(met.line, "entry,owner"), "postgres");
  EXPECT_THAT(Field(met.line, "sql"), HasSubstr("CREATE TABLE public.\"t\nx\""));
  EXPECT_THAT(met.outcome.err, HasSubstr("pgstow: detail: TABLE \"public.t\nx\", entry "));
  EXPECT_THAT(met.outcome.err, HasSubstr("; SQLSTATE 42P07; harmless: exists already.\n"));
  EXPECT_EQ(Restore({"-s"}).exit_code, 1) << "as pg_restore";
  EXPECT_EQ(Restore({"-s", "--exit-codes=plain"}).exit_code, 1);
}

TEST_P(OutcomeTest, AMissingRoleIsHarmlessAndSaysWhatToDo) {
  const std::string role = "outcome_" + target_.name();
  server().Sql("postgres", "CREATE ROLE " + role);
  Dump("CREATE TABLE t (a int); ALTER TABLE t OWNER TO " + role);
  source_.Sql("DROP OWNED BY " + role + "; DROP ROLE " + role);
  const Met met = Meet({});
  EXPECT_EQ(met.outcome.exit_code, 3);
  EXPECT_EQ(Field(met.line, "reason"), "role does not exist");
  EXPECT_THAT(Field(met.line, "remedy"), HasSubstr("CREATE ROLE " + role + ";"));
  EXPECT_THAT(met.outcome.err, HasSubstr("pgstow: hint: Run CREATE ROLE " + role + ";"));
  EXPECT_EQ(target_.Sql("SELECT count(*) FROM t"), "0\n") << "the table is there";
}

TEST_P(OutcomeTest, AMissingGranteeIsHarmlessAndSaysWhatToDo) {
  const std::string role = "outcome_" + target_.name();
  server().Sql("postgres", "CREATE ROLE " + role);
  Dump("CREATE TABLE t (a int); GRANT SELECT ON t TO " + role);
  source_.Sql("DROP OWNED BY " + role + "; DROP ROLE " + role);
  const Met met = Meet({});
  EXPECT_EQ(met.outcome.exit_code, 3);
  EXPECT_THAT(Field(met.line, "remedy"), HasSubstr("--no-privileges"));
}

// An extension that no server has: an installed one under another name.
TEST_P(OutcomeTest, AMissingExtensionFails) {
  Dump(
      "DROP EXTENSION plpgsql; CREATE EXTENSION plpgsql;"
      "UPDATE pg_extension SET extname = 'nowhere' WHERE extname = 'plpgsql'");
  const Met met = Meet({"--no-comments"});
  EXPECT_EQ(met.outcome.exit_code, 4);
  EXPECT_EQ(Field(met.line, "class"), "failed");
  EXPECT_EQ(Field(met.line, "reason"), "extension is not installed on the server");
  EXPECT_THAT(Field(met.line, "remedy"), HasSubstr("the extension \"nowhere\""));
}

TEST_P(OutcomeTest, ACommentOnTheExtensionOfAnotherIsHarmless) {
  const std::string role = "outcome_" + target_.name();
  Dump("DROP EXTENSION plpgsql; CREATE EXTENSION plpgsql");
  server().Sql("postgres", "CREATE ROLE " + role + " LOGIN");
  const Met met = Meet({"-U", role});
  server().Sql("postgres", "DROP ROLE " + role);
  EXPECT_EQ(met.outcome.exit_code, 3);
  EXPECT_EQ(Field(met.line, "reason"), "belongs to another role");
  EXPECT_EQ(Field(met.line, "entry,kind"), "COMMENT");
  EXPECT_EQ(Field(met.line, "sqlstate"), "42501");
}

TEST_P(OutcomeTest, ARowThatIsRefusedFails) {
  Dump("CREATE TABLE t (a int, b text); INSERT INTO t VALUES (1, 'x'), (2, 'much too long')");
  target_.Sql("CREATE TABLE t (a int, b varchar(4))");
  const Met met = Meet({"-a"});
  EXPECT_EQ(met.outcome.exit_code, 4);
  EXPECT_EQ(Field(met.line, "class"), "failed");
  EXPECT_EQ(Field(met.line, "sqlstate"), "22001");
  EXPECT_EQ(Field(met.line, "action"), "load");
  EXPECT_EQ(Field(met.line, "entry,kind"), "TABLE DATA");
  EXPECT_EQ(Field(met.line, "server,context"), "COPY t, line 2, column b: \"much too long\"");
  EXPECT_EQ(Restore({"-a"}).exit_code, 1);
}

TEST_P(OutcomeTest, AnErrorNamesItsPositionInTheStatement) {
  Dump("CREATE TYPE color AS ENUM ('red'); CREATE TABLE t (a color)");
  const Met met = Meet({"-t", "t", "-s", "-O"});
  EXPECT_EQ(met.outcome.exit_code, 4);
  const std::string before_type = "CREATE TABLE public.t (\n    a ";
  EXPECT_EQ(Field(met.line, "position"), std::to_string(before_type.size() + 1));
  EXPECT_THAT(Field(met.line, "sql"), testing::StartsWith(before_type + "public.color"));
  EXPECT_THAT(met.outcome.err, HasSubstr("; SQLSTATE 42704 at character 31; failed.\n"));
}

TEST_P(OutcomeTest, StoppingAtTheFirstErrorAborts) {
  Dump("CREATE TABLE t (a int); CREATE TABLE u (a int)");
  target_.Sql("CREATE TABLE t (a int)");
  for (const char* stop : {"-e", "-1", "--on-error=stop"}) {
    const Outcome fine = Restore({stop, "--exit-codes=fine"});
    EXPECT_EQ(fine.exit_code, 5) << stop;
    EXPECT_THAT(fine.err, HasSubstr("; SQLSTATE 42P07; aborted: exists already.\n"));
    EXPECT_EQ(Restore({stop}).exit_code, 1) << stop;
    EXPECT_EQ(target_.Sql("SELECT to_regclass('u')"), "\n") << stop;
  }
}

TEST_P(OutcomeTest, ALostConnectionAborts) {
  Dump("CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t; COMMENT ON VIEW v IS 'v'");
  target_.Sql(
      "CREATE FUNCTION die() RETURNS event_trigger LANGUAGE plpgsql AS"
      "  $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); END $$;"
      "CREATE EVENT TRIGGER die ON ddl_command_start WHEN TAG IN ('CREATE VIEW')"
      "  EXECUTE FUNCTION die()");
  const Met met = Meet({});
  EXPECT_EQ(met.outcome.exit_code, 5);
  EXPECT_EQ(Field(met.line, "class"), "aborted");
  EXPECT_THAT(Field(met.line, "message"), HasSubstr("terminating connection"));
  EXPECT_EQ(Field(met.line, "entry,tag"), "v");
}

TEST_P(OutcomeTest, AnArchiveThatEndsTooEarlyAborts) {
  Dump("CREATE TABLE t AS SELECT repeat(md5(n::text), 9) AS x FROM generate_series(1, 9000) AS n");
  const std::string bytes = ReadFile(archive_);
  const Outcome outcome = server().Run({PgstowPath(), "restore", "-d", target_.name(),
                                        "--exit-codes=fine", "--on-error=report:" + report_},
                                       {.input = bytes.substr(0, bytes.size() / 2)});
  EXPECT_EQ(outcome.exit_code, 5) << outcome.err;
  ASSERT_THAT(Reported(), SizeIs(1));
  EXPECT_EQ(Field(Reported().front(), "class"), "aborted");
  EXPECT_EQ(Field(Reported().front(), "sqlstate"), "");
}

TEST_P(OutcomeTest, WhatDidNotBeginIsNotAborted) {
  Dump("CREATE TABLE t (a int)");
  const Command fine = {PgstowPath(), "restore", "--exit-codes=fine"};
  const auto run = [&](Command more) {
    more.insert(more.begin(), fine.begin(), fine.end());
    return server().Run(more).exit_code;
  };
  EXPECT_EQ(run({"-d", target_.name(), dir_ / "missing"}), 1);
  EXPECT_EQ(run({"-d", "no_such_database", archive_}), 1);
  EXPECT_EQ(run({"-d", target_.name(), "--nonsense"}), 2);
  EXPECT_EQ(run({"-d", target_.name(), "-f", "-"}), 2);
  EXPECT_EQ(run({"-d", target_.name(), "-j", "0"}), 2);
  EXPECT_EQ(run({"-d", target_.name(), archive_}), 0);
}

TEST_P(OutcomeTest, AReportIsWrittenAsErrorsHappenAndTheRestoreGoesOn) {
  Dump("CREATE TABLE t (a int); CREATE TABLE u (a int); CREATE TABLE v (a int)");
  target_.Sql("CREATE TABLE t (a int); CREATE TABLE u (a int)");
  WriteFile(report_, "{\"from\": \"before\"}\n");
  const Outcome outcome = Restore({"-s", "--on-error", "report", report_});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("pgstow: warning: errors ignored on restore: 2\n"));
  EXPECT_THAT(Reported(), SizeIs(2));
  EXPECT_EQ(target_.Sql("SELECT to_regclass('v')"), "v\n");
  EXPECT_EQ(Restore({"-a", "--on-error=report:" + report_}).exit_code, 0);
  EXPECT_THAT(Reported(), IsEmpty()) << "no error, no line";
}

TEST_P(OutcomeTest, AReportDoesNotTakeThePlaceOfAnArchive) {
  Dump("CREATE TABLE t (a int)");
  const std::string before = ReadFile(archive_);
  const Outcome outcome = Restore({"--on-error", "report", archive_});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("holds something else than lines of JSON\n"));
  EXPECT_EQ(ReadFile(archive_), before);
}

TEST_P(OutcomeTest, ContradictionsAreRefused) {
  const std::vector<std::pair<Command, std::string>> cases = {
      {{"-d", "x", "-e", "--on-error=continue"},
       "options -e/--exit-on-error and --on-error=continue cannot be used together"},
      {{"-d", "x", "-1", "--on-error=report:y"},
       "options -1/--single-transaction and --on-error=report cannot be used together"},
      {{"-d", "x", "--transaction-size=9", "--on-error=continue"},
       "options --transaction-size and --on-error=continue cannot be used together"},
      {{"-f", "x", "--on-error=stop"}, "option --on-error requires option -d/--dbname"},
      {{"-f", "x", "--exit-codes=plain"}, "option --exit-codes requires option -d/--dbname"},
      {{"-d", "x", "--on-error=ignore"}, "invalid value \"ignore\" for option --on-error"},
      {{"-d", "x", "--on-error=report"}, "invalid value \"report\" for option --on-error"},
      {{"-d", "x", "--exit-codes=2"}, "invalid value \"2\" for option --exit-codes"},
  };
  for (const auto& [arguments, complaint] : cases) {
    Command command = {PgstowPath(), "restore"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const Outcome outcome = server().Run(command);
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("pgstow: error: " + complaint + "\n"));
  }
}

TEST_P(OutcomeTest, PgRestoreHasNoneOfIt) {
  Dump("CREATE TABLE t (a int)");
  target_.Sql("CREATE TABLE t (a int)");
  const std::string tool = BuildDir() / "libexec/pgstow/pg_restore";
  const Outcome outcome = Restore({"-s"}, tool);
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, Not(HasSubstr("detail:")));
  for (const char* option : {"--on-error=stop", "--exit-codes=fine"}) {
    EXPECT_THAT(Restore({option}, tool).err,
                HasSubstr("pg_restore: unrecognized option '" + std::string(option) + "'\n"));
  }
}

}  // namespace
}  // namespace pgstow::tests
