// Drives one case: case_test CASE_DIR SERVER. See README.md for the laws.

#include <cstdio>
#include <filesystem>
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

struct Arguments {
  std::string case_dir;
  std::string server;
};
Arguments arguments;

// The database that setup.sql made: one for all laws, none of which changes it.
class CaseTest : public testing::Test {
 public:
  static void SetUpTestSuite() {
    server_ = std::make_unique<Server>(Server::Named(arguments.server));
    source_ = std::make_unique<ScratchDatabase>(*server_);
    source_->SqlFile(arguments.case_dir + "/setup.sql");
  }

  static void TearDownTestSuite() {
    source_.reset();
    server_.reset();
  }

 protected:
  static const Server& server() { return *server_; }
  static const ScratchDatabase& source() { return *source_; }

  std::string Archive() {
    std::string archive = dir_ / "archive";
    RunOrThrow({PgstowPath(), "dump", "--format=custom", "-f", archive, "-d", source().name()},
               {.environment = server().environment()});
    return archive;
  }

  TempDir dir_;

 private:
  static std::unique_ptr<Server> server_;
  static std::unique_ptr<ScratchDatabase> source_;
};

std::unique_ptr<Server> CaseTest::server_;
std::unique_ptr<ScratchDatabase> CaseTest::source_;

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
    {"Default", {}},          {"SchemaOnly", {"-s"}},
    {"DataOnly", {"-a"}},     {"Clean", {"--clean", "--if-exists"}},
    {"Create", {"--create"}}, {"NoOwnerNoAcl", {"--no-owner", "--no-acl"}},
};

class CaseTextTest : public CaseTest, public testing::WithParamInterface<TextRun> {};

TEST_P(CaseTextTest, EqualsPgDump18) {
  EXPECT_PRED_FORMAT2(SameText, OracleText(source(), GetParam().options),
                      PgstowText(source(), GetParam().options));
}

INSTANTIATE_TEST_SUITE_P(Runs, CaseTextTest, testing::ValuesIn(kTextRuns),
                         [](const auto& run) { return run.param.name; });

// TEXT rewritten by a file of sed commands, if it is there.
std::string Rewritten(const std::string& text, const std::string& rules, const char* options) {
  if (!std::filesystem::exists(rules)) return text;
  return RunOrThrow({"sed", options, "-f", rules}, {.input = text});
}

// What versions are known to write differently is listed, and nothing else may differ.
TEST_F(CaseTest, EqualsTheServersOwnPgDumpButForTheKnownNews) {
  if (server().name() != "installed" || server().major() == 18) return;
  const std::string gone = arguments.case_dir + "/gone_since_the_server.sed";
  const std::string news = SourceDir() / "tests/cases/newer_than_the_server.sed";
  EXPECT_PRED_FORMAT2(SameText, Rewritten(DumpText({Installed("pg_dump")}, source()), gone, "-Ez"),
                      Rewritten(PgstowText(source()), news, "-E"));
}

// The lines of a table of contents without its comments and without the dump ids in front, which
// number what a program looked at and so are its own affair.
std::string Entries(const std::string& list) {
  return RunOrThrow({"sed", "-E", "/^;/d; s/^[0-9]+; //"}, {.input = list});
}

TEST_F(CaseTest, ListsTheEntriesThatPgRestoreLists) {
  const std::string oracle_archive = dir_ / "oracle";
  RunOrThrow({Oracle("pg_dump"), "-Fc", "-f", oracle_archive, "-d", source().name()},
             {.environment = server().environment()});
  EXPECT_PRED_FORMAT2(SameText, Entries(RunOrThrow({Oracle("pg_restore"), "-l", oracle_archive})),
                      Entries(RunOrThrow({PgstowPath(), "list", Archive()})));
}

TEST_F(CaseTest, ArchiveUnpacksToThePlainText) {
  EXPECT_PRED_FORMAT2(SameText, OracleText(source()),
                      Normalized(RunOrThrow({PgstowPath(), "restore", "-f", "-", Archive()})));
}

TEST_F(CaseTest, ArchiveRestoresToAnEqualDatabase) {
  const ScratchDatabase target(server());
  const Outcome restore = server().Run({PgstowPath(), "restore", "-d", target.name(), Archive()});
  EXPECT_EQ(restore.exit_code, 0) << restore.err;
  EXPECT_PRED_FORMAT2(SameText, OracleText(source()), OracleText(target));
}

}  // namespace
}  // namespace pgstow::tests

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (argc != 3) {
    std::fputs("usage: case_test CASE_DIR SERVER [GOOGLETEST OPTION...]\n", stderr);
    return 2;
  }
  pgstow::tests::arguments = {argv[1], argv[2]};
  return RUN_ALL_TESTS();
}
