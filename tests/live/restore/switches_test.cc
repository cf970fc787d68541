// Every switch writes the script, and the list, that pg_restore 18 writes.
#include <algorithm>
#include <sstream>

#include <gmock/gmock.h>

#include "tests/live/restore/restoring.h"
#include "tests/support/dump_text.h"

namespace pgstow::tests {
namespace {

using LiveRestoreSwitches = Restoring;
INSTANTIATE_TEST_SUITE_P(Restore, LiveRestoreSwitches, ::testing::ValuesIn(Server::Names()),
                         NameOfServer);

const std::vector<Command> kSwitches = {
    {},
    {"-a"},
    {"-s"},
    {"--no-data"},
    {"--statistics"},
    {"--statistics-only"},
    {"--no-statistics"},
    {"--no-schema"},
    {"-C"},
    {"-C", "-a"},
    {"-C", "-s"},
    {"-C", "-n", "app"},
    {"-C", "-x"},
    {"-C", "--section=data"},
    {"-c"},
    {"-c", "--if-exists"},
    {"-c", "--if-exists", "-C"},
    {"-c", "-t", "t", "-I", "c_idx"},
    {"-O"},
    {"-x"},
    {"-O", "-x", "-c"},
    {"--no-comments"},
    {"--no-tablespaces"},
    {"--no-table-access-method"},
    {"--enable-row-security"},
    {"--role=some body"},
    {"-1"},
    {"-1", "--no-comments"},
    {"--section=pre-data"},
    {"--section=data"},
    {"--section=post-data"},
    {"--section=data", "--section=post-data"},
    {"-n", "app"},
    {"-n", "other"},
    {"-n", "app", "-n", "other"},
    {"-N", "app"},
    {"-n", "app", "-t", "t"},
    {"-n", "app", "-N", "app"},
    {"-t", "t"},
    {"-t", "c", "-t", "s"},
    {"-t", "mv"},
    {"-t", "v"},
    {"-t", "t_id_seq"},
    {"-t", "parts"},
    {"-t", "parts_2020"},
    {"-t", "t", "-a"},
    {"-t", "t", "-s"},
    {"-t", "we;ird \"name"},
    {"-t", "new\nline"},
    {"-t", "nope"},
    {"-I", "c_idx"},
    {"-I", "parts_d"},
    {"-I", "c_u_key"},
    {"-P", "f(integer, text)"},
    {"-P", "p()"},
    {"-P", "f"},
    {"-T", "t tr"},
};

TEST_P(LiveRestoreSwitches, ScriptEqualsPgRestores) {
  ASSERT_THAT(TheirScript({}), ::testing::HasSubstr("\nCOPY app.t (id, mood, v) FROM stdin;\n"));
  for (const Command& switches : kSwitches) {
    EXPECT_PRED_FORMAT2(SameText, TheirScript(switches), OurScript(switches)) << Shown(switches);
  }
}

// Lines of a list without comments, dump ids and OIDs, which are each program's own.
std::string Entries(const std::string& list) {
  std::string entries;
  std::istringstream lines(list);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(";")) continue;
    std::istringstream words(line);
    std::string word;
    words >> word >> word >> word;
    std::getline(words, line);
    entries += line + "\n";
  }
  return entries;
}

TEST_P(LiveRestoreSwitches, ListEqualsPgRestores) {
  for (const Command& switches : kSwitches) {
    Command list = {"-l"};
    list.insert(list.end(), switches.begin(), switches.end());
    EXPECT_PRED_FORMAT2(SameText, Entries(Theirs(list).out), Entries(Ours(list).out))
        << Shown(switches);
  }
}

TEST_P(LiveRestoreSwitches, RefusesAsPgRestore) {
  const std::vector<Command> refused = {
      {"-f", "-", "-a", "-s"},
      {"-f", "-", "--if-exists"},
      {"-f", "-", "-c", "-a"},
      {"-f", "-", "-C", "-1"},
      {"-f", "-", "-1", "--transaction-size=2"},
      {"-f", "-", "--transaction-size=0"},
      {"-f", "-", "--strict-names", "-t", "nope"},
      {"-f", "-", "--strict-names", "-n", "nada", "-t", "nope"},
      {"-f", "-", "--restrict-key=a!"},
      {"-f", "-", "-L", "/nonexistent/list"},
      {"-f", "/nonexistent/script.sql"},
      {"-d", "postgres", "-j", "2", "-1"},
      {"-d", "no such database"},
      {"-c"},
  };
  for (const Command& arguments : refused) {
    const Outcome theirs = Theirs(arguments);
    const Outcome ours = Ours(arguments);
    EXPECT_EQ(ours.exit_code, theirs.exit_code) << Shown(arguments);
    EXPECT_EQ(ours.err, theirs.err) << Shown(arguments);
  }
}

// The same list for both: each program's own entries, found by what stands after the ids.
class LiveRestoreLists : public Restoring {
 protected:
  // The program's list with only the lines that `wanted` names, in that order.
  static std::string Edited(const std::string& list, const std::vector<std::string>& wanted) {
    std::string edited = "; edited\n\n";
    for (const std::string& name : wanted) {
      std::istringstream lines(list);
      for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with(";") && line.find(name) != std::string::npos) edited += line + "\n";
      }
    }
    return edited;
  }
  std::string Write(const std::string& name, const std::string& text) {
    WriteFile(dir_ / name, text);
    return dir_ / name;
  }
  TempDir dir_;
};
INSTANTIATE_TEST_SUITE_P(Restore, LiveRestoreLists, ::testing::ValuesIn(Server::Names()),
                         NameOfServer);

TEST_P(LiveRestoreLists, OrderIsThatOfTheList) {
  const std::vector<std::string> wanted = {"INDEX app c_idx",  "TABLE DATA app t ", "TABLE app c ",
                                           "TABLE app t ",     "ACL app TABLE t",   "SEQUENCE SET",
                                           "CONSTRAINT app t", "SCHEMA - app"};
  for (const Command& more : std::vector<Command>{{}, {"-n", "app"}, {"-C"}, {"-c"}, {"-a"}}) {
    const auto with_list = [&](const std::string& path) {
      Command switches = {"-L", path};
      switches.insert(switches.end(), more.begin(), more.end());
      return switches;
    };
    const std::string theirs =
        TheirScript(with_list(Write("theirs", Edited(Theirs({"-l"}).out, wanted))));
    const std::string ours = OurScript(with_list(Write("ours", Edited(Ours({"-l"}).out, wanted))));
    EXPECT_PRED_FORMAT2(SameText, theirs, ours) << Shown(more);
    EXPECT_THAT(ours, ::testing::HasSubstr("COPY app.t "));
  }
}

TEST_P(LiveRestoreLists, AListOfEverythingChangesNothing) {
  const std::string list = Write("all", Ours({"-l"}).out);
  EXPECT_PRED_FORMAT2(SameText, OurScript({}), OurScript({"-L", list}));
}

TEST_P(LiveRestoreLists, LinesThatNameNothingAreIgnored) {
  const std::string list = Write("odd", "abc\n99999; x\n0\n; 5\n");
  const Outcome theirs = Theirs({"-l", "-L", list});
  const Outcome ours = Ours({"-l", "-L", list});
  EXPECT_EQ(ours.err, theirs.err);
  EXPECT_EQ(ours.exit_code, theirs.exit_code);
}

}  // namespace
}  // namespace pgstow::tests
