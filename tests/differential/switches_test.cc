// Switches of a dump, alone and together: switches_test SERVER. Called as pg_dump, the program
// writes the same text, says the same on standard error and ends with the same exit code as
// PostgreSQL's own pg_dump 18.

#include <cstdio>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/dump_text.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

std::string server_name;

const std::string kFolder = SourceDir() / "tests/differential/switches";

struct Switches {
  Command options;
};

void PrintTo(const Switches& switches, std::ostream* out) {
  *out << testing::PrintToString(switches.options);
}

std::string Filter(const std::string& name) { return "--filter=" + kFolder + "/" + name; }

const std::vector<Switches> kSwitches = {
    // Halves and sections.
    {{"-s", "-a"}},
    {{"-s", "--no-schema"}},
    {{"-a", "--no-data"}},
    {{"--no-schema"}},
    {{"--no-data"}},
    {{"--no-schema", "--no-data"}},
    {{"-s", "--sequence-data"}},
    {{"--no-schema", "--no-data", "--sequence-data"}},
    {{"--section=pre-data"}},
    {{"--section=data"}},
    {{"--section=post-data"}},
    {{"--section=pre-data", "--section=post-data"}},
    {{"--section=pre-data", "-c", "-C", "--if-exists"}},
    {{"--section=data", "-C"}},
    {{"--section=data", "-s"}},
    {{"--section=post-data", "-a"}},
    {{"--section=post"}},
    // Names.
    {{"-t", "kinds"}},
    {{"-t", "shop.kinds", "-t", "nothing"}},
    {{"-t", "shop.kinds", "-t", "nothing", "--strict-names"}},
    {{"-t", "nothing"}},
    {{"-n", "nothing"}},
    {{"-n", "shop", "-n", "nothing", "--strict-names"}},
    {{"-n", "a.b"}},
    {{"-t", "a.b.c"}},
    {{"-t", "a.b.c.d"}},
    {{"-n", "shop", "-T", "shop.e*"}},
    {{"-N", "shop", "-s"}},
    {{"-t", "event"}},
    {{"--table-and-children=event"}},
    {{"--table-and-children=parent", "-T", "grandchild"}},
    {{"--table-and-children=nothing"}},
    {{"--exclude-table-and-children=event"}},
    {{"--exclude-table-and-children=shop.child", "-a"}},
    {{"--exclude-table-data=shop.*", "--exclude-table-data=nothing"}},
    {{"--exclude-table-data-and-children=public.event"}},
    {{"-e", "hstore"}},
    {{"-e", "h*", "-n", "shop"}},
    {{"-e", "nothing"}},
    {{"-e", "hstore", "-e", "nothing", "--strict-names"}},
    {{"-e", "a.b"}},
    {{"--exclude-extension=c*"}},
    {{Filter("wanted.txt")}},
    {{Filter("wanted.txt"), "--strict-names"}},
    {{Filter("unknown_object.txt")}},
    {{Filter("not_allowed.txt")}},
    {{Filter("unfinished.txt")}},
    {{Filter("missing.txt")}},
    // Rows that other servers keep.
    {{"--include-foreign-data=ledger*"}},
    {{"-a", "--include-foreign-data=*", "--inserts", "-t", "public.*"}},
    {{"-t", "kinds", "--include-foreign-data=ledger"}},
    {{"--include-foreign-data=ledger", "--include-foreign-data=nothing", "--strict-names"}},
    {{"--include-foreign-data=nothing"}},
    {{"--include-foreign-data=a.b"}},
    {{"-s", "--include-foreign-data=ledger"}},
    {{Filter("foreign.txt")}},
    {{Filter("foreign_not_allowed.txt")}},
    // What is left out by kind.
    {{"--no-policies"}},
    {{"--no-publications", "--no-subscriptions", "--no-security-labels"}},
    {{"--no-comments", "-x", "-O"}},
    {{"--no-toast-compression", "--no-tablespaces", "--no-table-access-method"}},
    {{"--no-unlogged-table-data"}},
    {{"-a", "--no-unlogged-table-data"}},
    // How rows are told.
    {{"--inserts"}},
    {{"-a", "--column-inserts"}},
    {{"-a", "--attribute-inserts", "--rows-per-insert=2"}},
    {{"-a", "--rows-per-insert=3", "--inserts"}},
    {{"-a", "--rows-per-insert=100", "--on-conflict-do-nothing"}},
    {{"-a", "--inserts", "--on-conflict-do-nothing", "--extra-float-digits=0"}},
    {{"--on-conflict-do-nothing"}},
    {{"--rows-per-insert=0"}},
    {{"--rows-per-insert=few"}},
    {{"--load-via-partition-root"}},
    {{"-a", "--load-via-partition-root", "--inserts"}},
    {{"-a", "--inserts", "--quote-all-identifiers"}},
    {{"-s", "--quote-all-identifiers"}},
    {{"-E", "LATIN1"}},
    {{"-E", "nothing"}},
    {{"--role=nobody"}},
    // How what is written takes effect.
    {{"-a"}},
    {{"-a", "--disable-triggers"}},
    {{"-a", "--disable-triggers", "-S", "Super User", "--inserts"}},
    {{"--disable-triggers", "-S", "postgres"}},
    {{"--use-set-session-authorization"}},
    {{"--use-set-session-authorization", "-c", "-C"}},
    {{"--use-set-session-authorization", "-O"}},
    {{"-a", "--use-set-session-authorization", "--disable-triggers", "--superuser=postgres"}},
    {{"-R", "-s"}},
    {{"--no-reconnect", "--no-sync", "--sync-method=fsync", "-s"}},
    {{"--sync-method=nothing"}},
    {{"--restrict-key=two words"}},
    {{"--if-exists"}},
    {{"-c", "-a"}},
};

// One database for all, which none changes.
class SwitchesTest : public testing::TestWithParam<Switches> {
 public:
  static void SetUpTestSuite() {
    source_ = std::make_unique<ScratchDatabase>(Server::Named(server_name));
    source_->SqlFile(kFolder + "/setup.sql");
  }
  static void TearDownTestSuite() { source_.reset(); }

 protected:
  static Outcome Run(const std::string& program) {
    Command command = {program, "-d", source_->name()};
    const Command& options = GetParam().options;
    command.insert(command.end(), options.begin(), options.end());
    return source_->server().Run(command);
  }

 private:
  static std::unique_ptr<ScratchDatabase> source_;
};

std::unique_ptr<ScratchDatabase> SwitchesTest::source_;

TEST_P(SwitchesTest, DoWhatTheyDoInPgDump18) {
  const std::string oracle = Oracle("pg_dump");
  Outcome expected = Run(oracle);
  // getopt's own complaints name the program by its path.
  if (expected.err.starts_with(oracle)) expected.err.replace(0, oracle.size(), "pg_dump");
  const Outcome actual = Run(BuildDir() / "libexec/pgstow/pg_dump");
  EXPECT_EQ(actual.exit_code, expected.exit_code);
  EXPECT_EQ(actual.err, expected.err);
  EXPECT_PRED_FORMAT2(SameText, WithoutMarks(Normalized(expected.out)), Normalized(actual.out));
}

INSTANTIATE_TEST_SUITE_P(All, SwitchesTest, testing::ValuesIn(kSwitches));

}  // namespace
}  // namespace pgstow::tests

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (argc != 2) {
    std::fputs("usage: switches_test SERVER [GOOGLETEST OPTION...]\n", stderr);
    return 2;
  }
  pgstow::tests::server_name = argv[1];
  return RUN_ALL_TESTS();
}
