// Without its plugins the program runs, and says which one is missing and where it looked.

#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/support.h"
#include "tests/support/paths.h"

namespace pgstow::tests {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

class MissingPluginTest : public testing::Test {
 protected:
  // A copy of the program in a tree of its own, with these plugins of the real one and no other.
  explicit MissingPluginTest(const std::vector<std::string>& plugins = {}) {
    fs::create_directories(dir_.path() / "bin");
    fs::create_directories(plugin_dir());
    fs::copy_file(PgstowPath(), program());
    for (const std::string& plugin : plugins) {
      fs::copy_file(PluginDir() / plugin, plugin_dir() / plugin);
    }
  }

  std::string program() const { return dir_ / "bin/pgstow"; }
  fs::path plugin_dir() const { return dir_.path() / "lib/pgstow/plugins"; }

  Server server_ = Server::Named("installed");
  ScratchDatabase database_{server_};
  TempDir dir_;
};

class NoPluginTest : public MissingPluginTest {};

class NoFilterTest : public MissingPluginTest {
 protected:
  NoFilterTest() : MissingPluginTest({"custom.so", "plain.so"}) {}
};

TEST_F(NoPluginTest, DumpNamesTheFormatAndWhereItLooked) {
  const Outcome outcome = server_.Run(
      {program(), "dump", "--format=custom", "-f", dir_ / "archive", "-d", database_.name()});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, AllOf(HasSubstr("no plugin offers the format \"custom\""),
                                 HasSubstr(plugin_dir().string())));
  EXPECT_FALSE(fs::exists(dir_ / "archive"));
}

TEST_F(NoPluginTest, ListingPluginsFindsNone) {
  const Outcome outcome = RunProgram({program(), "plugins"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, testing::Not(HasSubstr(".so")));
}

TEST_F(NoFilterTest, DumpNamesTheFilterAndWhereItLooked) {
  const Outcome outcome = server_.Run(
      {program(), "dump", "--format=custom", "-f", dir_ / "archive", "-d", database_.name()});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, AllOf(HasSubstr("no plugin offers the filter \"zstd\""),
                                 HasSubstr(plugin_dir().string())));
  EXPECT_FALSE(fs::exists(dir_ / "archive"));
}

TEST_F(NoFilterTest, RestoreNamesTheFilterThatTheArchiveNeeds) {
  const std::string archive = dir_ / "archive";
  RunOrThrow({PgstowPath(), "dump", "--format=custom", "-f", archive, "-d", database_.name()},
             {.environment = server_.environment()});
  const Outcome outcome = RunProgram({program(), "restore", "-f", dir_ / "script", archive});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, AllOf(HasSubstr("no plugin offers the filter \"zstd\""),
                                 HasSubstr(plugin_dir().string())));
}

TEST_F(NoFilterTest, DumpWithoutAFilterWorks) {
  const Outcome outcome = server_.Run({program(), "dump", "--format=custom", "--compress=none",
                                       "-f", dir_ / "archive", "-d", database_.name()});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(RunProgram({program(), "verify", dir_ / "archive"}).exit_code, 0);
}

}  // namespace
}  // namespace pgstow::tests
