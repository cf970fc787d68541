// The pages for man, the option tables of the documents, and the shape of the tools' --help.

#include <filesystem>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class ManPages : public testing::Test {
 protected:
  ManPages() { RunOrThrow({PgstowPath(), "help", "--into=" + dir_.path().string()}); }

  std::vector<std::filesystem::path> Pages() const {
    std::vector<std::filesystem::path> pages;
    for (const auto& entry : std::filesystem::directory_iterator(dir_.path())) {
      pages.push_back(entry.path());
    }
    return pages;
  }
  const TempDir dir_;
};

TEST_F(ManPages, ThereIsOneForEachNameOfTheProgram) {
  for (const char* page :
       {"pgstow.1", "pgstow-dump.1", "pgstow-restore.1", "pgstow-plugins-check.1",
        "pg_dump.1pgstow", "pg_restore.1pgstow", "pg_dumpall.1pgstow"}) {
    EXPECT_TRUE(std::filesystem::exists(dir_ / page)) << page;
  }
  EXPECT_EQ(ReadFile(dir_ / "pgstow-dump.1"),
            RunOrThrow({PgstowPath(), "help", "--as=man", "dump"}));
}

TEST_F(ManPages, AreBuiltWithTheProgram) {
  for (const std::filesystem::path& page : Pages()) {
    EXPECT_EQ(ReadFile(BuildDir() / "share/man/man1" / page.filename()), ReadFile(page));
  }
}

// groff has no complaint at all. mandoc has one about each: they have no date, so that they are the
// same whenever they are built.
TEST_F(ManPages, AreCleanRoff) {
  ASSERT_GE(Pages().size(), 16u);
  const std::regex undated(R"(mandoc: \S+:1:\d+: WARNING: missing date, using "": TH\n)");
  for (const std::filesystem::path& page : Pages()) {
    const Outcome groff = RunProgram({"groff", "-man", "-Tutf8", "-ww", "-z", page});
    EXPECT_EQ(groff.exit_code, 0);
    EXPECT_THAT(groff.out + groff.err, IsEmpty()) << page;
    const Outcome mandoc = RunProgram({"mandoc", "-Tlint", "-Wwarning", page});
    EXPECT_TRUE(std::regex_match(mandoc.out + mandoc.err, undated)) << page << "\n"
                                                                    << mandoc.out << mandoc.err;
  }
}

TEST_F(ManPages, AreReadByMan) {
  const RunOptions plain{
      .environment = {{"LC_ALL", "C.UTF-8"}, {"MANWIDTH", "80"}, {"MAN_KEEP_FORMATTING", ""}}};
  const Outcome page = RunProgram({"man", "--warnings", "-l", dir_ / "pgstow-dump.1"}, plain);
  EXPECT_EQ(page.exit_code, 0);
  EXPECT_EQ(page.err, "");
  for (const char* part : {"PGSTOW-DUMP(1)", "\nSYNOPSIS\n", "--exclude-table-data=PATTERN",
                           "\nEXIT STATUS\n", "PGSTOW_PLUGIN_PATH"}) {
    EXPECT_THAT(page.out, HasSubstr(part));
  }
}

TEST(OptionTables, OfTheDocumentsAreTheProgram) {
  EXPECT_EQ(ReadFile(SourceDir() / "docs/OPTIONS.md"),
            RunOrThrow({PgstowPath(), "help", "--as=markdown"}))
      << "run ./dev options";
}

// What scripts read of a --help: titles, usage, names and arguments of options, line by line.
std::string ShapeOf(const std::string& help) {
  static const std::regex kept(R"((  (?:-., )?--\S+).*|([A-Z][^:]*:)|(  pg_\S+ \[.*))");
  std::string shape;
  std::istringstream lines(help);
  for (std::string line; std::getline(lines, line);) {
    std::smatch match;
    if (line == "Options that pgstow has besides:") break;
    if (std::regex_match(line, match, kept)) {
      shape += match[1].str() + match[2].str() + match[3].str() + "\n";
    }
  }
  return shape;
}

class ToolHelp : public testing::TestWithParam<const char*> {};

TEST_P(ToolHelp, HasTheShapeOfPostgresqls) {
  const std::string theirs = ShapeOf(RunOrThrow({Oracle(GetParam()), "--help"}));
  ASSERT_THAT(theirs, HasSubstr("\n  -?, --help\n"));
  const std::string own = BuildDir() / "libexec/pgstow" / GetParam();
  EXPECT_EQ(ShapeOf(RunOrThrow({own, "--help"})), theirs);
  EXPECT_EQ(RunOrThrow({own, "-?"}), RunOrThrow({own, "--help"}));
}

TEST_P(ToolHelp, BeginsWithTheName) {
  const std::string own = BuildDir() / "libexec/pgstow" / GetParam();
  EXPECT_THAT(RunOrThrow({own, "--help"}), testing::StartsWith(std::string(GetParam()) + " "));
}

INSTANTIATE_TEST_SUITE_P(Tools, ToolHelp, testing::Values("pg_dump", "pg_restore", "pg_dumpall"),
                         [](const auto& tool) { return std::string(tool.param); });

}  // namespace
}  // namespace pgstow::tests
