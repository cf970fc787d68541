// Types the sessions of README and RESTORE, and compares what comes out; compares RESTORE's options
// with the program's.

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
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

// A document's sessions, typed in a folder that has nothing but the tests, with the built program
// in the PATH. The databases that they make are dropped, before and after.
class Typing {
 public:
  explicit Typing(const char* document) : sessions_(Sessions(ReadFile(SourceDir() / document))) {
    std::filesystem::create_directory_symlink(SourceDir() / "tests", dir_.path() / "tests");
    DropDatabases();
  }
  ~Typing() { DropDatabases(); }
  Typing(const Typing&) = delete;
  Typing& operator=(const Typing&) = delete;

  const std::vector<Typed>& sessions() const { return sessions_; }

  Outcome Type(const std::string& command) const {
    const std::string programs = std::filesystem::path(PgstowPath()).parent_path().string() + ":" +
                                 std::filesystem::path(Installed("psql")).parent_path().string();
    return server_.Run({"bash", "-c", "cd \"$1\" && PATH=\"$2:$PATH\" && eval \"$3\"", "bash",
                        dir_.path().string(), programs, command},
                       {.environment = {{"LC_ALL", "C.UTF-8"}, {"TZ", "UTC"}}});
  }

 private:
  void DropDatabases() const {
    constexpr std::string_view kCreate = "createdb ";
    for (const Typed& typed : sessions_) {
      if (!typed.command.starts_with(kCreate)) continue;
      server_.Sql("postgres", "DROP DATABASE IF EXISTS " + typed.command.substr(kCreate.size()));
    }
  }

  const std::vector<Typed> sessions_;
  Server server_ = Server::Named("installed");
  TempDir dir_;
};

void ExpectWhatIsShown(const char* document, size_t at_least) {
  const Typing typing(document);
  ASSERT_GE(typing.sessions().size(), at_least);
  for (const Typed& typed : typing.sessions()) {
    SCOPED_TRACE(typed.command);
    const Outcome outcome = typing.Type(typed.command);
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_EQ(outcome.err, "");
    EXPECT_PRED_FORMAT2(SameText, WithoutNumbers(typed.output), WithoutNumbers(outcome.out));
  }
}

// The long options that TEXT names: "--" and what follows it, up to the end of the word.
std::set<std::string> OptionsIn(const std::string& text) {
  constexpr std::string_view kWord = "abcdefghijklmnopqrstuvwxyz-";
  std::set<std::string> options;
  for (size_t at = text.find("--"); at != std::string::npos; at = text.find("--", at + 2)) {
    const size_t end = text.find_first_not_of(kWord, at + 2);
    const std::string name = text.substr(at + 2, end - at - 2);
    const bool starts_a_word = at == 0 || kWord.find(text[at - 1]) == std::string_view::npos;
    if (starts_a_word && !name.empty() && name.front() != '-') options.insert(name);
  }
  return options;
}

std::string HelpOf(const char* command) {
  return RunProgram({PgstowPath(), command, "--help"}).out;
}

TEST(DocumentsTest, EveryCommandOfReadmeDoesWhatItShows) { ExpectWhatIsShown("README.md", 10); }

TEST(DocumentsTest, EveryCommandOfRestoreDoesWhatItShows) {
  ExpectWhatIsShown("docs/RESTORE.md", 4);
}

TEST(DocumentsTest, RestoreNamesTheOptionsThatThereAre) {
  const std::set<std::string> documented = OptionsIn(ReadFile(SourceDir() / "docs/RESTORE.md"));
  const std::set<std::string> offered = OptionsIn(HelpOf("restore"));
  ASSERT_TRUE(offered.contains("dbname"));
  for (const std::string& option : offered) {
    EXPECT_TRUE(documented.contains(option)) << "RESTORE does not tell of --" << option;
  }
  std::set<std::string> known = offered;
  for (const char* command : {"dump", "list", "plugins"}) known.merge(OptionsIn(HelpOf(command)));
  for (const std::string& option : documented) {
    EXPECT_TRUE(known.contains(option)) << "there is no --" << option;
  }
}

}  // namespace
}  // namespace pgstow::tests
