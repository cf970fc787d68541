// Switches of a restore, alone and together. Called as pg_restore, on the archive that pg_dump 18
// made of the case, the program writes the same script, says the same on standard error and ends
// with the same exit code as PostgreSQL's own pg_restore 18. What this compares does not depend on
// the server, so it is done once, for the case's database on 18.

#include <algorithm>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/cases/source.h"
#include "tests/support/dump_text.h"

namespace pgstow::tests {
namespace {

using Lines = std::vector<std::string>;

Lines LinesOf(const std::string& text) {
  Lines lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// The names of the first objects of some kinds in a list, for the switches that take names.
// "nothing" where there is none.
class Names {
 public:
  explicit Names(const Lines& list) : list_(list) {}

  std::string table() const { return First(" TABLE ").name; }
  std::string index() const { return First(" INDEX ").name; }
  std::string function() const { return First(" FUNCTION ").name; }
  std::string trigger() const { return First(" TRIGGER ").name; }
  std::string schema() const { return First(" TABLE ").schema; }

 private:
  struct Named {
    std::string schema = "nothing";
    std::string name = "nothing";
  };

  // A line is "id; oid oid KIND schema name owner".
  Named First(std::string_view kind) const {
    for (const std::string& line : list_) {
      const size_t start = line.find(kind);
      if (line.starts_with(";") || start == std::string::npos) continue;
      const std::string rest = line.substr(start + kind.size());
      const size_t schema = rest.find(' ');
      const size_t owner = rest.rfind(' ');
      const bool other_kind = rest.starts_with("DATA ") || rest.starts_with("ATTACH ");
      if (other_kind || schema == std::string::npos || schema == owner) continue;
      return {rest.substr(0, schema), rest.substr(schema + 1, owner - schema - 1)};
    }
    return {};
  }

  const Lines& list_;
};

class RestoreSwitchesTest : public testing::Test {
 protected:
  void SetUp() override {
    archive_ = source->OracleArchive();
    list_ = LinesOf(RunOrThrow({Oracle("pg_restore"), "-l", archive_}));
  }

  // Runs both with these options and compares all that they do.
  void Compare(const Command& options) const {
    SCOPED_TRACE(Shown(options));
    const std::string oracle = Oracle("pg_restore");
    Outcome expected = Run(oracle, options);
    // getopt's own complaints name the program by its path.
    if (expected.err.starts_with(oracle)) expected.err.replace(0, oracle.size(), "pg_restore");
    const Outcome actual = Run(BuildDir() / "libexec/pgstow/pg_restore", options);
    EXPECT_EQ(actual.exit_code, expected.exit_code);
    EXPECT_EQ(actual.err, expected.err);
    EXPECT_PRED_FORMAT2(SameText, expected.out, actual.out);
  }

  // As Compare, of a script.
  void CompareScripts(Command options) const {
    options.insert(options.begin(), {"-f", "-", "--restrict-key=key"});
    Compare(options);
  }

  // A list file with these lines.
  std::string List(const std::string& name, const Lines& lines) const {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    WriteFile(dir_ / name, text);
    return dir_ / name;
  }

  const Lines& list() const { return list_; }
  const std::string& archive() const { return archive_; }

 private:
  Outcome Run(const std::string& program, const Command& options) const {
    Command command = {program};
    command.insert(command.end(), options.begin(), options.end());
    command.push_back(archive_);
    return RunProgram(command);
  }

  TempDir dir_;
  std::string archive_;
  Lines list_;
};

const std::vector<Command> kHalves = {
    {},
    {"-a"},
    {"-s"},
    {"--no-data"},
    {"--no-schema"},
    {"--no-statistics"},
    {"--statistics-only"},
    {"--section=pre-data"},
    {"--section=data"},
    {"--section=post-data"},
    {"--section=pre-data", "--section=post-data", "-c", "--if-exists"},
    {"-s", "--section=data"},
};

TEST_F(RestoreSwitchesTest, TakeHalvesAsPgRestore18) {
  for (const Command& options : kHalves) CompareScripts(options);
}

const std::vector<Command> kManners = {
    {"-c"},
    {"-C", "-c", "--if-exists"},
    {"-O", "-x", "-c"},
    {"--no-comments", "--no-security-labels"},
    {"--no-tablespaces", "--no-table-access-method"},
    {"--use-set-session-authorization"},
    {"--use-set-session-authorization", "-C", "-c", "--no-comments"},
    {"--use-set-session-authorization", "-O", "-x"},
    {"-a", "--disable-triggers"},
    {"-a", "--disable-triggers", "-S", "Super User", "--use-set-session-authorization"},
    {"--disable-triggers", "--no-data-for-failed-tables", "-e"},
    {"-1", "--role=Some Body", "--enable-row-security"},
    {"--section=data", "--disable-triggers"},
    {"--no-policies", "--no-publications", "--no-subscriptions"},
    {"--transaction-size=3", "-x"},
    {"-C", "--transaction-size=1", "-x"},
    {"-v", "-s", "-1", "-f", "/dev/null"},
};

TEST_F(RestoreSwitchesTest, WriteAsPgRestore18) {
  for (const Command& options : kManners) CompareScripts(options);
}

TEST_F(RestoreSwitchesTest, TakeNamesAsPgRestore18) {
  const Names names(list());
  const std::vector<Command> switches = {
      {"-n", names.schema()},
      {"-N", names.schema(), "-C"},
      {"-t", names.table()},
      {"-t", names.table(), "-a"},
      {"-c", "--if-exists", "-t", names.table(), "-I", names.index()},
      {"-I", names.index()},
      {"-P", names.function(), "-T", names.trigger()},
      {"-T", names.trigger(), "-t", names.table(), "-n", names.schema(), "-s"},
      {"--strict-names", "-t", names.table(), "-n", "nothing"},
  };
  for (const Command& options : switches) CompareScripts(options);
}

TEST_F(RestoreSwitchesTest, FollowFiltersAsPgRestore18) {
  const Names names(list());
  const auto quoted = [](const std::string& name) {
    std::string text = "\"";
    for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + "\"";
  };
  const std::string wanted =
      List("wanted",
           {"# a comment", "include schema " + quoted(names.schema()),
            "include table " + quoted(names.table()), "include index " + quoted(names.index())});
  const std::string unwanted = List("unwanted", {"exclude schema " + quoted(names.schema())});
  const std::string wrong = List("wrong", {"exclude table t"});
  for (const std::string& file : {wanted, unwanted, wrong}) CompareScripts({"--filter=" + file});
}

TEST_F(RestoreSwitchesTest, FollowListsAsPgRestore18) {
  Lines reversed = list();
  std::ranges::reverse(reversed);
  Lines half = list();
  for (size_t i = 0; i < half.size(); i += 2) half[i] = ";" + half[i];
  const std::string backwards = List("backwards", reversed);
  const std::string disabled = List("disabled", half);
  const std::vector<Command> switches = {
      {"-L", List("all", list())},
      {"-L", backwards},
      {"-L", backwards, "-C", "-c", "--if-exists"},
      {"-L", backwards, "-a"},
      {"-L", disabled, "-x"},
      {"-L", disabled, "-n", Names(list()).schema()},
      {"-L", List("odd", {"none; such", "999999999", "0", "1x", " ; 1"})},
  };
  for (const Command& options : switches) CompareScripts(options);
}

TEST_F(RestoreSwitchesTest, ListAsPgRestore18) {
  Lines reversed = list();
  std::ranges::reverse(reversed);
  const std::vector<Command> switches = {
      {"-l"}, {"-l", "-C"}, {"-l", "-a"}, {"-l", "-x", "-L", List("backwards", reversed)}};
  for (const Command& options : switches) Compare(options);
}

}  // namespace
}  // namespace pgstow::tests
