// Called by the names of PostgreSQL's tools, the program refuses what they refuse, in their words:
// each command line is given to both.

#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/dump_text.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

using testing::HasSubstr;

std::string Tool(const std::string& name) { return BuildDir() / "libexec/pgstow" / name; }

// Connections go where nobody listens: what a line is refused for must not take a server.
const Environment kNoServer = {{"PGHOST", "/nonexistent"}, {"PGDATABASE", ""}, {"PGUSER", ""},
                               {"PGPORT", "5432"},         {"LC_ALL", "C"},    {"PG_COLOR", ""}};

struct Line {
  std::string tool;
  Command arguments;
};

// How a failing test shows its command line.
void PrintTo(const Line& line, std::ostream* out) {
  Command command = line.arguments;
  command.insert(command.begin(), line.tool);
  *out << Shown(command);
}

Outcome RunLine(std::string program, const Line& line, const Environment& environment) {
  Command command = line.arguments;
  command.insert(command.begin(), std::move(program));
  return RunProgram(command, {.environment = environment});
}

void ExpectTheSameFailure(const Line& line, const Environment& environment) {
  const std::string path = Oracle(line.tool);
  Outcome original = RunLine(path, line, environment);
  // getopt calls a program by its path.
  if (original.err.starts_with(path)) original.err.replace(0, path.size(), line.tool);
  const Outcome ours = RunLine(Tool(line.tool), line, environment);
  ASSERT_NE(original.exit_code, 0);
  EXPECT_EQ(ours.exit_code, original.exit_code);
  EXPECT_EQ(ours.err, original.err);
  EXPECT_EQ(ours.out, original.out);
}

std::string NameOf(const testing::TestParamInfo<Line>& line) {
  return fmt::format("{}_{}", line.param.tool, line.index);
}

class ToolsTest : public testing::TestWithParam<Line> {};

TEST_P(ToolsTest, FailsAsTheOriginalDoes) { ExpectTheSameFailure(GetParam(), kNoServer); }

const std::vector<Line> kLines = {
    // What getopt complains of.
    {"pg_dump", {"--nonsense"}},
    {"pg_dump", {"--nonsense=1"}},
    {"pg_dump", {"-y"}},
    {"pg_dump", {"-sy"}},
    {"pg_dump", {"--jobs"}},
    {"pg_dump", {"-j"}},
    {"pg_dump", {"-sj"}},
    {"pg_dump", {"--schema-only=1"}},
    {"pg_dump", {"--clean=yes", "x"}},
    {"pg_restore", {"--nonsense"}},
    {"pg_restore", {"-N"}},
    {"pg_restore", {"--list=x"}},
    {"pg_restore", {"--lis=x"}},
    // Too many words.
    {"pg_dump", {"a", "b"}},
    {"pg_dump", {"a", "-s", "b", "c"}},
    {"pg_dump", {"-d", "a", "b"}},
    {"pg_dump", {"-s", "-a", "a", "b"}},
    {"pg_restore", {"-l", "a", "b"}},
    {"pg_restore", {"-d", "x", "-f", "y", "z", "w"}},
    // Numbers.
    {"pg_dump", {"-j", "0"}},
    {"pg_dump", {"-j", "-1"}},
    {"pg_dump", {"-j", "x"}},
    {"pg_dump", {"-j2x"}},
    {"pg_dump", {"-j", ""}},
    {"pg_dump", {"--jobs=99999999999"}},
    {"pg_dump", {"--jo=99999999999999999999"}},
    {"pg_dump", {"--extra-float-digits=99"}},
    {"pg_dump", {"--extra-float-digits=x"}},
    {"pg_restore", {"-j", "x"}},
    {"pg_restore", {"-j", "0", "-d", "x", "y"}},
    // What does not go together, and in which order that is found.
    {"pg_dump", {"-s", "-a"}},
    {"pg_dump", {"-s", "--statistics-only"}},
    {"pg_dump", {"-a", "--no-data", "--statistics-only"}},
    {"pg_dump", {"--statistics-only", "--statistics", "--no-statistics"}},
    {"pg_dump", {"-a", "-c", "--statistics"}},
    {"pg_dump", {"-s", "--if-exists", "--statistics"}},
    {"pg_dump", {"-asx"}},
    {"pg_dump", {"--schema-only", "--no-schema"}},
    {"pg_dump", {"-a", "--no-data"}},
    {"pg_dump", {"-c", "-a"}},
    {"pg_dump", {"-c", "-a", "--no-data"}},
    {"pg_dump", {"-s", "--no-schema", "-c", "-a"}},
    {"pg_dump", {"--if-exists"}},
    {"pg_dump", {"-a", "--if-exists"}},
    {"pg_restore", {}},
    {"pg_restore", {"x"}},
    {"pg_restore", {"-a", "-s"}},
    {"pg_restore", {"-d", "x", "-f", "y", "-a", "-s"}},
    {"pg_restore", {"-a", "-s", "-f", "-", "x"}},
    {"pg_restore", {"-s", "--statistics-only", "-f", "-", "x"}},
    {"pg_restore", {"-a", "-c", "--statistics", "--no-statistics", "-f", "-", "x"}},
    {"pg_restore", {"-c", "-a", "-s", "-f", "-", "x"}},
    {"pg_restore", {"-c", "-a", "--if-exists", "-f", "-", "x"}},
    {"pg_restore", {"-C", "-1", "-d", "x", "y"}},
    {"pg_restore", {"-C", "-1", "-s", "-a", "-d", "x", "y"}},
    {"pg_restore", {"-j", "2", "-1", "-d", "x", "y"}},
    {"pg_restore", {"-j", "2", "-1", "-C", "-d", "x", "y"}},
    {"pg_restore", {"-1", "-j2", "-d", "x", "--if-exists", "y"}},
    {"pg_restore", {"--if-exists", "-f", "-", "x"}},
    {"pg_restore", {"-l", "-s", "-a", "x"}},
    // Values.
    {"pg_dump", {"-F", "x"}},
    {"pg_dump", {"-Fplainx"}},
    {"pg_dump", {"-j", "2"}},
    {"pg_dump", {"-Fp", "-j", "2"}},
    {"pg_dump", {"-Fc", "-j", "2"}},
    {"pg_dump", {"-j", "3", "-Fq"}},
    {"pg_dump", {"-Z", "nosuch"}},
    {"pg_dump", {"--compress=nosuch:3"}},
    {"pg_dump", {"-Z3:3"}},
    {"pg_dump", {"-Z", "LZ4"}},
    {"pg_dump", {"-Z", "6x"}},
    {"pg_dump", {"-Z", "10"}},
    {"pg_dump", {"-Z", "-5"}},
    {"pg_dump", {"-Z", "gzip:0"}},
    {"pg_dump", {"-Z", "gzip:10"}},
    {"pg_dump", {"-Z", "gzip:level=x"}},
    {"pg_dump", {"-Z", "gzip:level="}},
    {"pg_dump", {"-Z", "gzip:level"}},
    {"pg_dump", {"-Z", "gzip:nosuch=2"}},
    {"pg_dump", {"-Z", "gzip:"}},
    {"pg_dump", {"-Z", "gzip:long"}},
    {"pg_dump", {"-Z", "gzip:workers=2"}},
    {"pg_dump", {"-Z", "lz4:-1"}},
    {"pg_dump", {"-Z", "lz4:13"}},
    {"pg_dump", {"-Z", "lz4:long"}},
    {"pg_dump", {"-Z", "lz4:workers=1"}},
    {"pg_dump", {"-Z", "zstd:23"}},
    {"pg_dump", {"-Z", "zstd:-131073"}},
    {"pg_dump", {"-Z", "zstd:long=maybe"}},
    {"pg_dump", {"-Z", "zstd:long="}},
    {"pg_dump", {"-Z", "zstd:workers"}},
    {"pg_dump", {"-Z", "zstd:workers=x"}},
    {"pg_dump", {"-Z", "zstd:level=3,,long"}},
    {"pg_dump", {"-Z", "zstd:level=3,"}},
    {"pg_dump", {"-Z", "zstd:LEVEL=3"}},
    {"pg_dump", {"-Z", "none:1"}},
    {"pg_dump", {"-Z", "none:level=3"}},
    {"pg_dump", {"-Z", "none:long"}},
    {"pg_dump", {"-Z", "none:nosuch"}},
    {"pg_dump", {"--restrict-key=a-b"}},
    {"pg_dump", {"--restrict-key="}},
    {"pg_dump", {"--section=data", "--section=post"}},
    {"pg_dump", {"--sync-method=nosuch"}},
    {"pg_dump", {"--filter=nosuch.txt"}},
    {"pg_restore", {"-F", "x", "-f", "-", "y"}},
    {"pg_restore", {"-F", "plain", "-f", "-", "y"}},
    {"pg_restore", {"--section=foo", "-f", "-", "x"}},
    {"pg_restore", {"--section=data", "--section=pre", "-l", "x"}},
    {"pg_restore", {"--filter=nosuch.txt", "-l", "x"}},
    {"pg_restore", {"--restrict-key=\n", "-l", "x"}},
    // Files and servers that are not there.
    {"pg_dump", {}},
    {"pg_dump", {"-FP", "x"}},
    {"pg_restore", {"-l", "nosuch.dump"}},
    {"pg_restore", {"-f", "-", "nosuch.dump"}},
};

INSTANTIATE_TEST_SUITE_P(Lines, ToolsTest, testing::ValuesIn(kLines), NameOf);

class ToolsOnServerTest : public testing::TestWithParam<Line> {};

TEST_P(ToolsOnServerTest, FailsAsTheOriginalDoes) {
  for (const std::string& name : Server::Names()) {
    SCOPED_TRACE(name);
    Environment environment = Server::Named(name).environment();
    environment.emplace_back("PGDATABASE", "postgres");
    ExpectTheSameFailure(GetParam(), environment);
  }
}

const std::vector<Line> kServerLines = {
    {"pg_dump", {"nosuchdatabase"}},
    {"pg_dump", {"-d", "dbname=postgres nosuchkeyword=1"}},
    {"pg_dump", {"-U", "nosuchuser"}},
    {"pg_dump", {"-f", "/nonexistent/x"}},
    {"pg_dump", {"-n", "nosuchschema"}},
    {"pg_dump", {"-t", "nosuchtable"}},
    {"pg_dump", {"-n", "public", "-n", "nosuchschema", "--strict-names"}},
    {"pg_dump", {"--table-and-children=nosuchtable"}},
    {"pg_dump", {"-e", "nosuchextension"}},
    {"pg_dump", {"-e", "plpgsql", "-e", "nosuchextension", "--strict-names"}},
    {"pg_dump", {"-t", "a.b.c.d"}},
    {"pg_dump", {"-n", "a.b"}},
    {"pg_dump", {"-t", "otherdatabase.pg_catalog.pg_class"}},
    {"pg_dump", {"-E", "nosuchencoding"}},
    {"pg_dump", {"--role=nosuchrole"}},
    {"pg_dump", {"--snapshot=nosuch"}},
};

INSTANTIATE_TEST_SUITE_P(Lines, ToolsOnServerTest, testing::ValuesIn(kServerLines), NameOf);

// Errors of a restore, word for word, how many there were, and what of it makes the program fail.
TEST(Tools, PgRestoreReportsAndCountsErrorsAsTheOriginal) {
  const Server server = Server::Named("18");
  const ScratchDatabase full(server);
  full.Sql(
      "CREATE TABLE t (a int PRIMARY KEY); INSERT INTO t VALUES (1);"
      "CREATE VIEW v AS SELECT * FROM t; COMMENT ON VIEW v IS 'one';");
  const TempDir dir;
  RunOrThrow({PgstowPath(), "dump", "-Fc", "-f", dir / "ours", full.name()},
             {.environment = server.environment()});
  RunOrThrow({Oracle("pg_dump"), "-Fc", "-f", dir / "theirs", full.name()},
             {.environment = server.environment()});
  const auto restore = [&](const std::string& program, const std::string& archive,
                           const std::string& database, const Command& options) {
    Command command = {program, "-d", database, dir / archive};
    command.insert(command.end(), options.begin(), options.end());
    return server.Run(command);
  };
  for (const Command& options : {Command{}, Command{"-e"}, Command{"-1"}, Command{"-a"},
                                 Command{"-c"}, Command{"-c", "-s"}, Command{"-t", "v"}}) {
    SCOPED_TRACE(Shown(options));
    // The first run finds an empty database, the second what the first one made.
    const ScratchDatabase theirs(server);
    const ScratchDatabase ours(server);
    for (int run = 0; run < 2; ++run) {
      const Outcome expected = restore(Oracle("pg_restore"), "theirs", theirs.name(), options);
      const Outcome actual = restore(Tool("pg_restore"), "ours", ours.name(), options);
      EXPECT_EQ(actual.exit_code, expected.exit_code);
      EXPECT_EQ(actual.err, expected.err);
    }
  }
}

// What it adds to the original's sentence stands in lines below it.
TEST(Tools, PgRestoreSaysWhatNoArchiveIsAsTheOriginal) {
  const std::string header = "--\n-- PostgreSQL database dump\n--\n\n";
  const std::string cluster = "--\n-- PostgreSQL database cluster dump\n--\n\n";
  const std::pair<std::string, std::string> files[] = {
      {"script", header + "SET x = 0;\n"},
      {"restricted", header + "\\restrict x\n\nSET x = 0;\n"},
      {"cluster", cluster + "SET x = 0;\n"},
      {"empty", ""},
      {"four", "PGDM"},
      {"five", "PGDMP"},
      {"few", "few bytes"}};
  const TempDir dir;
  const auto first_line = [](const std::string& text) { return text.substr(0, text.find('\n')); };
  const auto expect_same = [&](const std::string& path) {
    const Outcome expected = RunProgram({Oracle("pg_restore"), "-l", path});
    const Outcome actual = RunProgram({Tool("pg_restore"), "-l", path});
    EXPECT_EQ(actual.exit_code, expected.exit_code) << path;
    EXPECT_EQ(first_line(actual.err), first_line(expected.err)) << path;
  };
  for (const auto& [name, bytes] : files) {
    WriteFile(dir / name, bytes);
    expect_same(dir / name);
  }
  const TempDir without_toc;
  expect_same(without_toc.path());
}

TEST(Tools, PgRestoreRunsInsertCommandsAsTheOriginal) {
  const Server server = Server::Named("18");
  const ScratchDatabase full(server);
  full.Sql(
      "CREATE TABLE a (x text); INSERT INTO a VALUES ('1;'), (E'2\\n'';'), ('3\\\\');"
      "CREATE TABLE b (x int, y int); INSERT INTO b VALUES (1, 2), (3, 4), (5, 6)");
  const TempDir dir;
  for (const auto& [program, archive] :
       {std::pair(PgstowPath(), "ours"), std::pair(Oracle("pg_dump"), "theirs")}) {
    Command command = {program, "-Fc", "--rows-per-insert=2", "-f", dir / archive, full.name()};
    if (program == PgstowPath()) command.insert(command.begin() + 1, "dump");
    RunOrThrow(command, {.environment = server.environment()});
  }
  const auto restore = [&](const std::string& program, const std::string& archive) {
    const ScratchDatabase target(server);
    target.Sql("CREATE TABLE a (x text); CREATE TABLE b (x int)");
    Outcome outcome = server.Run({program, "-a", "-d", target.name(), dir / archive});
    outcome.out = DumpText({Oracle("pg_dump")}, target);
    return outcome;
  };
  const Outcome expected = restore(Oracle("pg_restore"), "theirs");
  const Outcome actual = restore(Tool("pg_restore"), "ours");
  EXPECT_EQ(actual.exit_code, expected.exit_code);
  EXPECT_EQ(actual.err, expected.err);
  EXPECT_PRED_FORMAT2(SameText, expected.out, actual.out);
}

// Where the tools are told apart from what this program can do, it says so.

TEST(Tools, VersionStartsAsTheOriginals) {
  for (const std::string tool : {"pg_dump", "pg_restore", "pg_dumpall"}) {
    const std::string words = tool + " (PostgreSQL) 18.";
    EXPECT_THAT(RunOrThrow({Tool(tool), "--version"}), testing::StartsWith(words));
    EXPECT_THAT(RunOrThrow({Tool(tool), "-V"}), HasSubstr("(pgstow 0."));
    EXPECT_THAT(RunOrThrow({Oracle(tool), "--version"}), testing::StartsWith(words));
  }
}

}  // namespace
}  // namespace pgstow::tests
