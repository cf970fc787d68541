// The installed program with plugins that were built out of the tree.
#include <algorithm>
#include <filesystem>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/dump_text.h"
#include "tests/support/paths.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const std::string kProgram = std::string(PGSTOW_PREFIX) + "/bin/pgstow";

// "rot13.cmake/rot13.so"
std::vector<std::string> BuiltPlugins() {
  std::vector<std::string> plugins;
  std::istringstream list(PGSTOW_BUILT);
  for (std::string plugin; std::getline(list, plugin, ',');) plugins.push_back(plugin);
  return plugins;
}

class BuiltPlugin : public testing::TestWithParam<std::string> {
 protected:
  const fs::path path_ = fs::path(PGSTOW_BUILT_PLUGINS) / GetParam();
};

TEST_P(BuiltPlugin, KeepsTheLaws) {
  const Outcome outcome = RunProgram({kProgram, "plugins", "check", path_.string()});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.out << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr(" laws passed, 0 failed, "));
}

TEST_P(BuiltPlugin, ExportsOneSymbol) {
  const std::string symbols =
      RunOrThrow({"nm", "--dynamic", "--defined-only", "--format=just-symbols", path_.string()});
  EXPECT_EQ(symbols, "pgstow_plugin\n");
}

INSTANTIATE_TEST_SUITE_P(Strangers, BuiltPlugin, testing::ValuesIn(BuiltPlugins()),
                         [](const auto& test) {
                           std::string name = fs::path(test.param).parent_path();
                           std::ranges::replace(name, '.', '_');
                           return name;
                         });

// A way to write an archive with a stranger's plugin.
struct Way {
  const char* name;
  const char* plugin;  // the folder it was built in
  std::vector<std::string> dump;
  friend void PrintTo(const Way& way, std::ostream* out) { *out << way.name; }
};

class LiveDatabase : public testing::TestWithParam<Way> {
 protected:
  LiveDatabase() {
    source_.SqlFile(SourceDir() / "tests/live/restore/shop.sql");
    source_.Sql("SELECT lo_from_bytea(700001, '\\x00ff0a5c'), lo_from_bytea(700002, '')");
    source_.Sql(
        "CREATE TABLE awkward (a text, b bytea); INSERT INTO awkward VALUES"
        "  (E'tab\\t, line\\n, feed\\f, \\\\, \"quoted\", \\u00e9 \\U0001F418', '\\x00ff'),"
        "  (NULL, NULL), ('', ''), ('\\N', NULL)");
  }

  // The command with the plugin, for the source's server.
  Outcome Run(const std::string& command, std::vector<std::string> arguments) const {
    const std::string folder = std::string(PGSTOW_BUILT_PLUGINS) + "/" + GetParam().plugin;
    Command line{kProgram, command, "--plugin-path=" + folder};
    line.insert(line.end(), arguments.begin(), arguments.end());
    return source_.server().Run(line);
  }

  Server server_ = Server::Named("installed");
  ScratchDatabase source_{server_};
  ScratchDatabase copy_{server_};
  TempDir dir_;
  const std::string archive_ = dir_ / "archive";
};

TEST_P(LiveDatabase, IsDumpedListedVerifiedAndRestored) {
  std::vector<std::string> dump = GetParam().dump;
  dump.insert(dump.end(), {"-j", "2", "-f", archive_, "-d", source_.name()});
  const Outcome dumped = Run("dump", dump);
  ASSERT_EQ(dumped.exit_code, 0) << dumped.err;
  const Outcome listed = Run("list", {archive_});
  EXPECT_EQ(listed.exit_code, 0) << listed.err;
  EXPECT_THAT(listed.out, HasSubstr("TABLE DATA public awkward"));
  const Outcome verified = Run("verify", {"--deep", archive_});
  EXPECT_EQ(verified.exit_code, 0) << verified.err;
  const Outcome restored = Run("restore", {"-j", "2", "-d", copy_.name(), archive_});
  EXPECT_EQ(restored.exit_code, 0) << restored.err;
  EXPECT_PRED_FORMAT2(SameText, RowsSorted(OracleText(source_)), RowsSorted(OracleText(copy_)));
}

std::vector<Way> Ways() {
  std::vector<Way> ways{
      {"jsonl", "jsonl.cmake", {"--format=jsonl"}},
      {"jsonl_with_inserts", "jsonl.cmake", {"--format=jsonl", "--inserts"}},
      {"rot13", "rot13.cmake", {"--format=custom", "--compress=rot13"}},
      {"rot13_in_a_chain", "rot13.pkg_config", {"--format=custom", "--compress=rot13:7+zstd"}}};
  const auto built = BuiltPlugins();
  if (std::ranges::count(built, "rle.cargo/rle.so") != 0) {
    ways.push_back({"rle", "rle.cargo", {"--format=custom", "--compress=rle"}});
  }
  return ways;
}

INSTANTIATE_TEST_SUITE_P(Strangers, LiveDatabase, testing::ValuesIn(Ways()),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace pgstow::tests
