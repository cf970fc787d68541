// Drives one case: case_test CASE_DIR SERVER. See README.md for the laws. `./dev matrix --corpus`
// holds databases that it filled itself to the same laws: case_test --database=NAME SERVER.

#include <cstdio>
#include <filesystem>
#include <iterator>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cases/source.h"
#include "tests/support/dump_text.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

Arguments Parsed(const std::string& source, const std::string& server) {
  constexpr std::string_view kDatabase = "--database=";
  if (!source.starts_with(kDatabase)) return {.case_dir = source, .server = server};
  return {.server = server, .database = source.substr(kDatabase.size())};
}

std::string PgstowText(const ScratchDatabase& database, const Command& options = {}) {
  Command command = {PgstowPath(), "dump", "--format=plain"};
  command.insert(command.end(), options.begin(), options.end());
  return DumpText(command, database);
}

// The runs of pg_dump whose text ours must equal.
struct TextRun {
  std::string name;
  Command options;
};

void PrintTo(const TextRun& run, std::ostream* out) { *out << testing::PrintToString(run.options); }

const std::vector<TextRun> kTextRuns = {
    {"Default", {}},
    {"SchemaOnly", {"-s"}},
    {"DataOnly", {"-a"}},
    {"Clean", {"--clean", "--if-exists"}},
    {"Create", {"--create"}},
    {"Inserts", {"--inserts"}},
    {"NoOwnerNoAcl", {"--no-owner", "--no-acl"}},
    {"PreData", {"--section=pre-data"}},
    {"Data", {"--section=data"}},
    {"PostData", {"--section=post-data"}},
};

class CaseTextTest : public testing::TestWithParam<TextRun> {};

TEST_P(CaseTextTest, EqualsPgDump18) {
  const Command& options = GetParam().options;
  EXPECT_PRED_FORMAT2(SameText,
                      options.empty() ? source->Text() : OracleText(source->database(), options),
                      PgstowText(source->database(), options));
}

INSTANTIATE_TEST_SUITE_P(Runs, CaseTextTest, testing::ValuesIn(kTextRuns),
                         [](const auto& run) { return run.param.name; });

// TEXT rewritten by a file of sed commands, if it is there.
std::string Rewritten(const std::string& text, const std::string& rules, const char* options) {
  if (!std::filesystem::exists(rules)) return text;
  return RunOrThrow({"sed", options, "-f", rules}, {.input = text});
}

// A version that a file of the case names: `otherwise` when there is no such file.
int MajorIn(const std::string& name, int otherwise) {
  const std::string file = source->case_dir() + "/" + name;
  return std::filesystem::exists(file) ? std::stoi(ReadFile(file)) : otherwise;
}

// The case's own runs of pg_dump: options of each, a line.
std::vector<Command> RunsOfTheCase() {
  std::vector<Command> runs;
  const std::string file = source->case_dir() + "/runs";
  if (!std::filesystem::exists(file)) return runs;
  std::istringstream lines(ReadFile(file));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    runs.emplace_back(std::istream_iterator<std::string>(words),
                      std::istream_iterator<std::string>());
  }
  return runs;
}

TEST(CaseTest, EqualsPgDump18InTheRunsOfTheCase) {
  int number = 0;
  for (const Command& options : RunsOfTheCase()) {
    SCOPED_TRACE(testing::PrintToString(options));
    const std::string text = OracleText(source->database(), options);
    EXPECT_PRED_FORMAT2(SameText, text, PgstowText(source->database(), options));
    const std::string archive = source->Dumped({PgstowPath(), "dump", "--format=custom"},
                                               "run " + std::to_string(++number), options);
    EXPECT_PRED_FORMAT2(SameText, text,
                        Normalized(RunOrThrow({PgstowPath(), "restore", "-f", "-", archive})));
  }
}

// What versions are known to write differently is listed, and nothing else may differ.
TEST(CaseTest, EqualsTheServersOwnPgDumpButForTheKnownNews) {
  const Server& server = source->server();
  if (server.name() != "installed" || server.major() == 18) return;
  if (server.major() < MajorIn("own_text_min", 0)) return;
  const std::string gone = source->case_dir() + "/gone_since_the_server.sed";
  const std::string news = SourceDir() / "tests/cases/newer_than_the_server.sed";
  EXPECT_PRED_FORMAT2(SameText,
                      Rewritten(DumpText({Installed("pg_dump")}, source->database()), gone, "-Ez"),
                      Rewritten(PgstowText(source->database()), news, "-E"));
}

// The lines of a table of contents without its comments and without the dump ids in front, which
// number what a program looked at and so are its own affair.
std::string Entries(const std::string& list) {
  return RunOrThrow({"sed", "-E", "/^;/d; s/^[0-9]+; //"}, {.input = list});
}

TEST(CaseTest, ListsTheEntriesThatPgRestoreLists) {
  EXPECT_PRED_FORMAT2(SameText,
                      Entries(RunOrThrow({Oracle("pg_restore"), "-l", source->OracleArchive()})),
                      Entries(RunOrThrow({PgstowPath(), "list", source->Archive()})));
}

// What a dump says is what an inspection expects of dumps: alone what somebody wrote in stands out.
TEST(CaseTest, HoldsNothingThatAnInspectionFindsUnexpected) {
  for (const std::string& archive : {source->Archive(), source->OracleArchive()}) {
    const std::string found = RunOrThrow({PgstowPath(), "list", "--inspect", "-C", archive});
    EXPECT_THAT(found, testing::HasSubstr("somebody wrote it in\n  none\n"));
  }
}

TEST(CaseTest, ArchiveUnpacksToThePlainText) {
  EXPECT_PRED_FORMAT2(
      SameText, source->Text(),
      Normalized(RunOrThrow({PgstowPath(), "restore", "-f", "-", source->Archive()})));
}

// What both programs make of PostgreSQL's own archive: what entries do not say is concluded as
// pg_restore does it.
TEST(CaseTest, PostgresArchiveUnpacksAsPgRestoreUnpacksIt) {
  const std::string archive = source->OracleArchive();
  const auto unpacked = [&archive](Command command, const Command& options) {
    command.insert(command.end(), {"-f", "-"});
    command.insert(command.end(), options.begin(), options.end());
    command.push_back(archive);
    return Normalized(RunOrThrow(command));
  };
  const std::vector<Command> runs = {{}, {"--create", "--clean", "--if-exists"}};
  for (const Command& options : runs) {
    SCOPED_TRACE(testing::PrintToString(options));
    EXPECT_PRED_FORMAT2(SameText, unpacked({Oracle("pg_restore")}, options),
                        unpacked({PgstowPath(), "restore"}, options));
  }
  EXPECT_PRED_FORMAT2(SameText, Entries(RunOrThrow({Oracle("pg_restore"), "-l", archive})),
                      Entries(RunOrThrow({PgstowPath(), "list", archive})));
}

TEST(CaseTest, PgRestoreUnpacksOursAsPostgresArchive) {
  const std::string ours =
      source->Dumped({PgstowPath(), "dump", "--format=pgdump"}, "ours for pg_restore");
  const std::string theirs = source->OracleArchive();
  const auto unpacked = [](const std::string& archive) {
    return Normalized(RunOrThrow(
        {Oracle("pg_restore"), "-f", "-", "--create", "--clean", "--if-exists", archive}));
  };
  EXPECT_PRED_FORMAT2(SameText, WithoutMarks(unpacked(theirs)), unpacked(ours));
  EXPECT_PRED_FORMAT2(SameText, Entries(RunOrThrow({Oracle("pg_restore"), "-l", theirs})),
                      Entries(RunOrThrow({Oracle("pg_restore"), "-l", ours})));
}

// Lists the errors that a restore of the case has to report, one a line; optional.
std::string RestoreErrors() { return source->case_dir() + "/restore_errors"; }

struct Restored {
  int exit_code = 0;
  std::string text;
};

// True when PostgreSQL's own tools don't bring the source back, on any server or on so old a one.
bool RestoreFallsShort() {
  return std::filesystem::exists(RestoreErrors()) ||
         source->server().major() < MajorIn("restore_min", 0);
}

// What a restore has to come to: the source, without errors, or else what pg_restore comes to.
Restored Expected() {
  const Server& server = source->server();
  if (!RestoreFallsShort()) return {.text = source->Text()};
  const ScratchDatabase target(server);
  const Outcome restore =
      server.Run({Oracle("pg_restore"), "-d", target.name(), source->OracleArchive()});
  return {.exit_code = restore.exit_code, .text = OracleText(target)};
}

TEST(CaseTest, ArchiveRestoresToAnEqualDatabase) {
  const Server& server = source->server();
  const ScratchDatabase target(server);
  const Outcome restore =
      server.Run({PgstowPath(), "restore", "-d", target.name(), source->Archive()});
  const Restored expected = Expected();
  // On an old server, pg_restore also fails on settings that it lacks.
  EXPECT_LE(restore.exit_code, expected.exit_code) << restore.err;
  if (std::filesystem::exists(RestoreErrors())) {
    EXPECT_EQ(ReadFile(RestoreErrors()),
              RunOrThrow({"sed", "-n", "s/^pgstow: error: //p"}, {.input = restore.err}));
  }
  EXPECT_PRED_FORMAT2(SameText, expected.text, OracleText(target));
}

}  // namespace
}  // namespace pgstow::tests

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (argc != 3) {
    std::fputs("usage: case_test {CASE_DIR | --database=NAME} SERVER [GOOGLETEST OPTION...]\n",
               stderr);
    return 2;
  }
  pgstow::tests::source = new pgstow::tests::Source(pgstow::tests::Parsed(argv[1], argv[2]));
  testing::AddGlobalTestEnvironment(pgstow::tests::source);
  return RUN_ALL_TESTS();
}
