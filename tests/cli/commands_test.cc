// What the program says and returns when it is called wrongly, and where its text goes.

#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace pgstow::tests {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;

Outcome Pgstow(Command arguments, RunOptions options = {}) {
  arguments.insert(arguments.begin(), PgstowPath());
  return RunProgram(std::move(arguments), std::move(options));
}

TEST(Commands, VersionIsOneLine) {
  for (const Command& line : {Command{"--version"}, Command{"-V"}, Command{"dump", "--version"},
                              Command{"verify", "-V"}}) {
    const Outcome outcome = Pgstow(line);
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_THAT(outcome.out, MatchesRegex("pgstow [0-9]+\\.[0-9]+\\.[0-9]+\n"));
  }
}

TEST(Commands, NoCommandIsAnError) {
  const Outcome outcome = Pgstow({});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.err,
            "pgstow: error: no command is given\n"
            "pgstow: hint: Try \"pgstow help\" for the list of commands.\n");
}

TEST(Commands, UnknownCommandSuggestsTheNearest) {
  for (const Command& line : {Command{"dmup"}, Command{"help", "dmup"}}) {
    const Outcome outcome = Pgstow(line);
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_EQ(
        outcome.err,
        "pgstow: error: unknown command \"dmup\"\n"
        "pgstow: hint: Did you mean \"dump\"? Try \"pgstow help\" for the list of commands.\n");
  }
}

TEST(Commands, MistypedOptionSuggestsTheNearest) {
  const Outcome outcome = Pgstow({"dump", "--shcema-only"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.err,
            "pgstow: unrecognized option '--shcema-only'\n"
            "pgstow: hint: Did you mean \"--schema-only\"? Try \"pgstow dump --help\" for more "
            "information.\n");
}

TEST(Commands, MistypedValueSuggestsTheNearest) {
  const std::vector<std::pair<Command, std::string>> lines = {
      {{"dump", "--section=pre-date"}, "pre-data"},
      {{"dump", "--format=custm"}, "custom"},
      {{"dump", "--format=custom", "--compress=zsdt"}, "zstd"},
      {{"restore", "-d", "x", "--exit-codes=fien"}, "fine"},
      {{"restore", "-d", "x", "--summary=jsno:x"}, "json:"},
      {{"restore", "-d", "x", "--on-error=continoue"}, "continue"},
      {{"restore", "-d", "x", "--foreign-keys=dorp"}, "drop"},
      {{"restore", "-f", "x", "--data-order=siez"}, "size"},
      {{"restore", "-f", "x", "--explain=tere"}, "tree"},
      {{"cat", "--as=cvs"}, "csv"},
      {{"help", "--as=amn"}, "man"},
      {{"completion", "bahs"}, "bash"},
      {{"plugins", "chekc"}, "plugins check"},
      {{"help", "plugins", "chekc"}, "plugins check"},
  };
  for (const auto& [line, meant] : lines) {
    EXPECT_THAT(Pgstow(line).err, HasSubstr("hint: Did you mean \"" + meant + "\"?")) << meant;
  }
}

// Options that other tools of PostgreSQL's have are unknown to it, not accepted and forgotten.
TEST(Commands, OptionsThatAreNotThereAreUnknown) {
  for (const char* option : {"--globals-only", "--roles-only", "--exclude-database=x"}) {
    const Outcome outcome = Pgstow({"dump", option});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("unrecognized option '" + std::string(option) + "'"));
  }
}

TEST(Commands, BinaryUpgradeIsRefusedByName) {
  const Outcome outcome = Pgstow({"dump", "--binary-upgrade"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.err,
            "pgstow: error: option --binary-upgrade is not supported: it belongs to pg_upgrade\n");
}

TEST(Commands, FormatThatNoPluginOffersIsNamed) {
  const Outcome outcome = Pgstow({"dump", "--format=punchcard"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("punchcard"));
  EXPECT_THAT(outcome.err, HasSubstr("custom"));
  EXPECT_THAT(outcome.err, HasSubstr(PluginDir().string()));
}

TEST(Commands, TextThatDoesNotArriveIsAnError) {
  for (const Command& line : {Command{"help"}, Command{"--version"}, Command{"dump", "--help"},
                              Command{"plugins"}, Command{"plugins", "--json"}}) {
    const Outcome outcome = Pgstow(line, {.output_path = "/dev/full"});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_EQ(outcome.err,
              "pgstow: error: could not write to standard output: No space left on device\n");
  }
}

TEST(Commands, VerifyTellsDamagedFromUnreadable) {
  const TempDir dir;
  EXPECT_EQ(Pgstow({"verify", dir / "nosuch"}).exit_code, 2);
  EXPECT_EQ(Pgstow({"verify", "--nonsense"}).exit_code, 2);
  WriteFile(dir / "text", "no archive at all\n");
  const Outcome outcome = Pgstow({"verify", "--json", dir / "text"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.out, HasSubstr("\"state\": \"unreadable\""));
  EXPECT_THAT(outcome.err, HasSubstr("pgstow: error: "));
}

TEST(Commands, PluginsAreListedWithTheirPaths) {
  const std::string text = RunOrThrow({PgstowPath(), "plugins"});
  const std::string json = RunOrThrow({PgstowPath(), "plugins", "--json"});
  for (const char* plugin : {"custom", "plain", "zstd"}) {
    const std::string path = PluginDir() / (std::string(plugin) + ".so");
    EXPECT_THAT(text, HasSubstr(path));
    EXPECT_THAT(json, HasSubstr("\"" + path + "\""));
  }
}

}  // namespace
}  // namespace pgstow::tests
