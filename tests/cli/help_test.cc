// What --help shows is what the program takes.

#include <algorithm>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

using testing::HasSubstr;

struct Shown {
  char letter = 0;
  bool argument = false;
  bool optional = false;  // the argument may be left out
  friend bool operator==(const Shown&, const Shown&) = default;
};

void PrintTo(const Shown& shown, std::ostream* out) {
  *out << (shown.letter == 0 ? '-' : shown.letter) << (shown.argument ? " with" : " without")
       << " argument";
}

// The options that a --help text shows, by long name.
std::map<std::string, Shown> OptionsOf(const std::string& help) {
  static const std::regex row(R"(^  (?:-(.), )?--([a-z-]+)(\[)?(=)?.*)");
  std::map<std::string, Shown> options;
  std::istringstream lines(help);
  for (std::string line; std::getline(lines, line);) {
    std::smatch match;
    if (!std::regex_match(line, match, row)) continue;
    options[match[2]] = {.letter = match[1].matched ? *match[1].first : char{0},
                         .argument = match[4].matched,
                         .optional = match[3].matched};
  }
  return options;
}

// The program, the words of a command's name, and `more`.
Command Line(const std::string& name, const Command& more) {
  Command line = {PgstowPath()};
  std::istringstream words(name);
  for (std::string word; words >> word;) line.push_back(word);
  line.insert(line.end(), more.begin(), more.end());
  return line;
}

class HelpTest : public testing::TestWithParam<const char*> {
 protected:
  static Command Called(const Command& more) { return Line(GetParam(), more); }
  static std::string Help() { return RunOrThrow(Called({"--help"})); }
};

TEST_P(HelpTest, ShowsOptionsThatAreThere) {
  const auto options = OptionsOf(Help());
  EXPECT_GE(options.size(), 4u);
  for (const auto& [name, shown] : options) {
    // Each is given wrongly, so that nothing is run.
    const bool lacks = shown.argument && !shown.optional;
    const std::string wrong = lacks ? "--" + name : "--" + name + "=?";
    const std::string complaint = lacks ? "option '--" + name + "' requires an argument"
                                  : shown.optional
                                      ? "\"?\""
                                      : "option '--" + name + "' doesn't allow an argument";
    const Outcome outcome = RunProgram(Called({wrong}));
    EXPECT_NE(outcome.exit_code, 0);
    EXPECT_THAT(outcome.err, HasSubstr(complaint));
    if (shown.letter != 0 && shown.argument) {
      EXPECT_THAT(RunProgram(Called({std::string("-") + shown.letter})).err,
                  HasSubstr(std::string("option requires an argument -- '") + shown.letter));
    }
  }
}

TEST_P(HelpTest, FitsATerminalAndEndsLinesCleanly) {
  std::istringstream lines(Help());
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(std::ranges::count_if(line, [](char c) { return (c & 0xc0) != 0x80; }), 80) << line;
    EXPECT_FALSE(line.ends_with(' ')) << line;
  }
}

TEST_P(HelpTest, IsTheSameByEitherName) { EXPECT_EQ(RunOrThrow(Called({"-?"})), Help()); }

// Two letters in each other's place, or a dash too few, and the program says what was meant.
TEST_P(HelpTest, MistypedOptionSuggestsTheNearest) {
  const auto options = OptionsOf(Help());
  for (const auto& [name, shown] : options) {
    std::string swapped = name;
    std::swap(swapped[1], swapped[2]);
    if (name.size() < 6 || swapped == name || options.contains(swapped)) continue;
    for (const std::string& typed : {"--" + swapped, "-" + name}) {
      EXPECT_THAT(RunProgram(Called({typed})).err,
                  HasSubstr("hint: Did you mean \"--" + name + "\"? "));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Commands, HelpTest,
                         testing::Values("dump", "dumpall", "restore", "list", "verify", "convert",
                                         "salvage", "cat", "keygen", "rekey", "plugins",
                                         "plugins check", "completion", "help"),
                         [](const auto& command) {
                           std::string name = command.param;
                           std::ranges::replace(name, ' ', '_');
                           return name;
                         });

// Options that PostgreSQL's tool has too mean the same to the parser, whatever the command line.
TEST(Help, SharedOptionsHaveTheLettersOfPostgresqls) {
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"dump", "pg_dump"}, {"dumpall", "pg_dumpall"}, {"restore", "pg_restore"}};
  for (const auto& [command, tool] : pairs) {
    const auto theirs = OptionsOf(RunOrThrow({Oracle(tool), "--help"}));
    size_t shared = 0;
    for (const auto& [name, shown] : OptionsOf(RunOrThrow({PgstowPath(), command, "--help"}))) {
      const auto found = theirs.find(name);
      if (found == theirs.end()) continue;
      ++shared;
      EXPECT_EQ(shown, found->second) << command << " --" << name;
    }
    EXPECT_GE(shared, 25u);
  }
}

TEST(Help, OverviewNamesEveryCommand) {
  const std::string overview = RunOrThrow({PgstowPath(), "help"});
  for (const char* command : {"dump", "restore", "list", "verify", "plugins", "help"}) {
    EXPECT_THAT(overview, HasSubstr(std::string("\n  ") + command + " "));
  }
  EXPECT_EQ(RunOrThrow({PgstowPath(), "--help"}), overview);
  EXPECT_EQ(RunOrThrow({PgstowPath(), "-?"}), overview);
}

}  // namespace
}  // namespace pgstow::tests
