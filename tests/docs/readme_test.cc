// Types the README's sessions, and compares what comes out.

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/dump_text.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

struct Typed {
  std::string command;
  std::string output;
};

// What stands after "$ " in the blocks marked "console", each with the lines that follow it.
std::vector<Typed> Sessions(const std::string& text) {
  std::vector<Typed> typed;
  bool inside = false;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      inside = line == "```console";
    } else if (inside && line.starts_with("$ ")) {
      typed.push_back({line.substr(2), ""});
    } else if (inside && !typed.empty()) {
      typed.back().output += line + "\n";
    }
  }
  return typed;
}

// Ids and sizes are of the machine: each number counts as 0.
std::string WithoutNumbers(const std::string& text) {
  std::string plain;
  bool in_number = false;
  for (const char c : text) {
    const bool digit = std::isdigit(static_cast<unsigned char>(c)) != 0;
    if (!digit) plain += c;
    if (digit && !in_number) plain += '0';
    in_number = digit;
  }
  return plain;
}

class ReadmeTest : public testing::Test {
 protected:
  ReadmeTest() {
    std::filesystem::create_directory_symlink(SourceDir() / "tests", dir_.path() / "tests");
    DropDatabases();
  }
  ~ReadmeTest() override { DropDatabases(); }

  // Types COMMAND in a folder that has nothing but the tests, with the built program in the PATH.
  Outcome Type(const std::string& command) const {
    const std::string programs = std::filesystem::path(PgstowPath()).parent_path().string() + ":" +
                                 std::filesystem::path(Installed("psql")).parent_path().string();
    return server_.Run({"bash", "-c", "cd \"$1\" && PATH=\"$2:$PATH\" && eval \"$3\"", "bash",
                        dir_.path().string(), programs, command},
                       {.environment = {{"LC_ALL", "C.UTF-8"}, {"TZ", "UTC"}}});
  }

 private:
  void DropDatabases() const {
    for (const char* name : {"shop", "brands", "reviews", "most"}) {
      server_.Sql("postgres", std::string("DROP DATABASE IF EXISTS ") + name);
    }
  }

  Server server_ = Server::Named("installed");
  TempDir dir_;
};

TEST_F(ReadmeTest, EveryCommandDoesWhatItShows) {
  const std::vector<Typed> sessions = Sessions(ReadFile(SourceDir() / "README.md"));
  ASSERT_GE(sessions.size(), 10u);
  for (const Typed& typed : sessions) {
    SCOPED_TRACE(typed.command);
    const Outcome outcome = Type(typed.command);
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_EQ(outcome.err, "");
    EXPECT_PRED_FORMAT2(SameText, WithoutNumbers(typed.output), WithoutNumbers(outcome.out));
  }
}

}  // namespace
}  // namespace pgstow::tests
