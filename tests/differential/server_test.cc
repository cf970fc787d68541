// Whole servers: server_test SERVER. The script that the program writes of one is that of
// pg_dumpall 18, option by option, and makes of another server one of which pg_dumpall says the
// same. Both servers are the test's own.

#include "tests/support/server.h"

#include <ostream>
#include <regex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/dump_text.h"
#include "tests/support/own_server.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace pgstow::tests {
namespace {

std::string server_name;

// Set up once: nothing here changes it.
const Server& Source() {
  static const OwnServer own(server_name);
  static const bool made = [] {
    own.server().SqlFile("postgres", SourceDir() / "tests/differential/server/setup.sql");
    return true;
  }();
  EXPECT_TRUE(made);
  return own.server();
}

const Command kOurs = {PgstowPath(), "dumpall"};

std::string ScriptBy(Command command, const Command& options, const Server& server) {
  command.insert(command.end(), options.begin(), options.end());
  const Outcome outcome = server.Run(command);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  return WithoutMarks(Normalized(outcome.out));
}

std::string TheirScript(const Server& server, const Command& options = {}) {
  return ScriptBy({Oracle("pg_dumpall")}, options, server);
}

struct Manner {
  std::string name;
  Command options;
};

std::ostream& operator<<(std::ostream& out, const Manner& manner) { return out << manner.name; }

const std::vector<Manner> kManners = {
    {"plainly", {}},
    {"cleaning", {"-c"}},
    {"cleaning_what_exists", {"--clean", "--if-exists"}},
    {"definitions", {"-s"}},
    {"rows", {"-a"}},
    {"statistics", {"--statistics"}},
    {"statistics_alone", {"--statistics-only"}},
    {"globals", {"-g"}},
    {"roles", {"-r", "-c"}},
    {"tablespaces", {"-t", "-c", "--if-exists"}},
    {"without_passwords", {"--no-role-passwords"}},
    {"without_owners_and_privileges", {"-O", "-x"}},
    {"without_tablespaces", {"-c", "--no-tablespaces"}},
    {"without_comments_and_the_like",
     {"--no-comments", "--no-policies", "--no-publications", "--no-security-labels",
      "--no-subscriptions", "--no-table-access-method", "--no-toast-compression",
      "--no-unlogged-table-data"}},
    {"as_the_owners", {"--use-set-session-authorization"}},
    {"as_inserts", {"--rows-per-insert=2", "--on-conflict-do-nothing"}},
    {"quoting_everything", {"--quote-all-identifiers", "-c"}},
    {"some_databases", {"--exclude-database=l*", "--exclude-database=\"dbname=x host=y\""}},
    {"as_another_role", {"--role=chief"}},
};

class ServerScriptTest : public testing::TestWithParam<Manner> {};

TEST_P(ServerScriptTest, IsThatOfPgDumpAll) {
  const Command& options = GetParam().options;
  EXPECT_PRED_FORMAT2(SameText, TheirScript(Source(), options), ScriptBy(kOurs, options, Source()));
}

INSTANTIATE_TEST_SUITE_P(Differential, ServerScriptTest, testing::ValuesIn(kManners),
                         [](const auto& manner) { return manner.param.name; });

// What verbose scripts have besides: ids of entries, and times, which are not the same twice.
TEST(ServerTest, IsWrittenVerboselyAsByPgDumpAll) {
  const auto without_times = [](const std::string& script) {
    return std::regex_replace(script, std::regex("(-- (Started|Completed) on) .*"), "$1");
  };
  const std::string theirs = TheirScript(Source(), {"-v", "-s"});
  EXPECT_NE(theirs.find("-- Started on "), std::string::npos);
  EXPECT_NE(theirs.find("-- TOC entry "), std::string::npos);
  const auto without_ids = [](const std::string& script) {
    return std::regex_replace(script, std::regex("-- (TOC entry|Dependencies:) .*\n"), "");
  };
  EXPECT_PRED_FORMAT2(SameText, without_ids(without_times(theirs)),
                      without_ids(without_times(ScriptBy(kOurs, {"-v", "-s"}, Source()))));
}

// The role that initdb made is there already, and servers before 17 lack a setting of the scripts.
std::string Unexpected(const std::string& messages) {
  return RunOrThrow({"sh", "-c",
                     R"(grep -a ERROR | grep -av 'role "postgres" already exists' |)"
                     R"( grep -av 'parameter "transaction_timeout"' || true)"},
                    {.input = messages});
}

// Servers from this version on know locale providers. The scripts name them for every server.
constexpr int kProvidersSince = 15;

void TakeOutProviders(const std::string& script) {
  RunOrThrow({"sed", "-i", "/^CREATE DATABASE /s/ LOCALE_PROVIDER = libc//", script});
}

class ServerRoundTripTest : public testing::TestWithParam<Manner> {};

TEST_P(ServerRoundTripTest, MakesTheSameServer) {
  const TempDir dir;
  Command command = kOurs;
  command.insert(command.end(), {"-f", dir / "server.sql"});
  const Command& options = GetParam().options;
  command.insert(command.end(), options.begin(), options.end());
  const Outcome dump = Source().Run(command);
  ASSERT_EQ(dump.exit_code, 0) << dump.err;
  if (Source().major() < kProvidersSince) TakeOutProviders(dir / "server.sql");

  const OwnServer own(server_name);
  const Server& target = own.server();
  target.Sql("postgres", "ALTER SYSTEM SET allow_in_place_tablespaces = on");
  target.Sql("postgres", "SELECT pg_reload_conf()");
  const Outcome restore =
      target.Run({Oracle("psql"), "-Xq", "-d", "postgres", "-f", dir / "server.sql"});
  EXPECT_EQ(restore.exit_code, 0) << restore.err;
  EXPECT_EQ(Unexpected(restore.err), "");
  EXPECT_PRED_FORMAT2(SameText, TheirScript(Source()), TheirScript(target));
}

// Without --use-set-session-authorization, which lets owners make databases who may not.
const std::vector<Manner> kWholeManners = {
    {"plainly", {}},
    {"as_inserts", {"--column-inserts"}},
    {"quoting_everything", {"--quote-all-identifiers"}},
};
INSTANTIATE_TEST_SUITE_P(Differential, ServerRoundTripTest, testing::ValuesIn(kWholeManners),
                         [](const auto& manner) { return manner.param.name; });

// Standard output streams, but a file appears whole or not at all.
TEST(ServerTest, LeavesNoFileWhenADatabaseCanNotBeDumped) {
  const TempDir dir;
  WriteFile(dir / "server.sql", "before\n");
  const Outcome outcome = Source().Run(
      {PgstowPath(), "dumpall", "-f", dir / "server.sql", "--no-role-passwords", "--role=dora"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_NE(outcome.err.find("permission denied"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("pgstow: error: dump failed on database \""), std::string::npos)
      << outcome.err;
  EXPECT_EQ(ReadFile(dir / "server.sql"), "before\n");
  EXPECT_EQ(RunOrThrow({"ls", dir.path().string()}), "server.sql\n");
}

// Those who may not read passwords get the roles without, and are told.
TEST(ServerTest, WarnsWhenItMayNotReadPasswords) {
  const Command globals = {"-g", "-U", "anna"};
  Command command = kOurs;
  command.insert(command.end(), globals.begin(), globals.end());
  const Outcome outcome = Source().Run(command);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.err.find("warning: the passwords of roles are left out: permission denied"),
            std::string::npos)
      << outcome.err;
  EXPECT_PRED_FORMAT2(SameText, TheirScript(Source(), {"-g", "--no-role-passwords"}),
                      WithoutMarks(Normalized(outcome.out)));
}

}  // namespace
}  // namespace pgstow::tests

int main(int argc, char** argv) {
  if (argc > 1) pgstow::tests::server_name = argv[1];
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
