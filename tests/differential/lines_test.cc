// Command lines: lines_test NAME SERVER. Called by the name of one of PostgreSQL's tools, the
// program ends each line of lines/NAME.txt, and of lines/NAME.SERVER.txt if there is such a file,
// as that tool of version 18 does: same exit code, same standard output and error, same files.
// Where it means to differ, docs/DIFFERENCES.md says so and why; what is listed there and does not
// differ is an error too.
//
// Lines find a database and archives of it. Those with a script lines/NAME.sh find instead what it
// makes in a server like SERVER that is theirs alone, and in the folder $ROOM. That server is
// started again after lines/NAME.sql, if there is one, has set what takes a start;
// lines/NAME.end.sh ends what the server itself does not end.

#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <ostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/dump_text.h"
#include "tests/support/own_server.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

namespace fs = std::filesystem;

std::string name_of_lines;
std::string server_name;

const fs::path kFolder = SourceDir() / "tests/differential/lines";

struct Line {
  std::string text;  // for the shell
};

void PrintTo(const Line& line, std::ostream* out) { *out << line.text; }

// The lines of these files, where they are there; those that are empty or start with # are none.
std::vector<Line> LinesOf(const std::vector<fs::path>& paths) {
  std::vector<Line> lines;
  for (const fs::path& path : paths) {
    if (!fs::exists(path)) continue;
    std::istringstream file(ReadFile(path));
    for (std::string line; std::getline(file, line);) {
      if (!line.empty() && line.front() != '#') lines.push_back({line});
    }
  }
  return lines;
}

std::vector<Line> LinesToRun() {
  return LinesOf(
      {kFolder / (name_of_lines + ".txt"), kFolder / (name_of_lines + "." + server_name + ".txt")});
}

// What came of a line, aspect by aspect.
using Aspects = std::map<std::string, std::string>;
constexpr const char* kAspects[] = {"exit", "stdout", "stderr", "files"};

// The rows "| `LINE` | ASPECT, ASPECT | why |" of docs/DIFFERENCES.md. A bar in a line is "\|".
std::map<std::string, std::set<std::string>> ListedDifferences() {
  std::map<std::string, std::set<std::string>> listed;
  std::istringstream file(ReadFile(SourceDir() / "docs/DIFFERENCES.md"));
  for (std::string row; std::getline(file, row);) {
    const size_t end = row.find("` | ");
    if (!row.starts_with("| `") || end == std::string::npos) continue;
    std::string line = row.substr(3, end - 3);
    for (size_t bar; (bar = line.find("\\|")) != std::string::npos;) line.erase(bar, 1);
    const std::string rest = row.substr(end + 4);
    const std::string aspects = rest.substr(0, rest.find(" | "));
    for (const char* aspect : kAspects) {
      if (aspects.find(aspect) != std::string::npos) listed[line].insert(aspect);
    }
  }
  return listed;
}

// Names, kinds and modes of all that is in the folder.
std::string FilesOf(const fs::path& folder) {
  return RunOrThrow(
      {"sh", "-c", "cd \"$0\" && find . -printf '%P %y %m\\n' | sort", folder.string()});
}

class LinesTest : public testing::TestWithParam<Line> {
 protected:
  static void SetUpTestSuite() {
    room_ = std::make_unique<TempDir>();
    for (const char* name : {"pg_dump", "pg_restore", "pg_dumpall"}) {
      const fs::path folder = room_->path() / "ours";
      fs::create_directories(folder);
      fs::create_symlink(PgstowPath(), folder / name);
    }
    environment_ = {{"LC_ALL", "C"}, {"FILTERS", (kFolder / "filters").string()}};
    const fs::path script = kFolder / (name_of_lines + ".sh");
    if (fs::exists(script)) {
      PrepareOwnServer(script);
    } else {
      PrepareDatabase();
    }
  }
  static void TearDownTestSuite() {
    const fs::path end = kFolder / (name_of_lines + ".end.sh");
    if (fs::exists(end)) RunScript(end);
    database_.reset();
    own_server_.reset();
    room_.reset();
  }

  static void PrepareDatabase() {
    server_ = std::make_unique<Server>(Server::Named(server_name));
    database_ = std::make_unique<ScratchDatabase>(*server_);
    database_->SqlFile(SourceDir() / "tests/differential/switches/setup.sql");
    environment_.emplace_back("DB", database_->name());
    environment_.emplace_back("A", *room_ / "archives");
    environment_.emplace_back("NEW", database_->name() + "_new");
    environment_.emplace_back("MADE", database_->name() + "_made");
    environment_.emplace_back("STOCK", TheirFolder());
    environment_.emplace_back("FRESH", "sh " + (kFolder / "fresh.sh").string());
    const Outcome archives =
        server_->Run({"sh", (kFolder / "archives.sh").string(), Oracle("pg_dump"),
                      database_->name(), *room_ / "archives"},
                     {.environment = environment_});
    ASSERT_EQ(archives.exit_code, 0) << archives.err;
  }

  static void PrepareOwnServer(const fs::path& script) {
    const fs::path settings = kFolder / (name_of_lines + ".sql");
    own_server_ = std::make_unique<OwnServer>(server_name, fs::exists(settings) ? settings : "");
    if (fs::exists(settings)) {
      own_server_->MakeDurable();
      own_server_->Kill();
      own_server_->Restart();
    }
    server_ = std::make_unique<Server>(own_server_->server());
    environment_.emplace_back("ROOM", *room_ / "made");
    fs::create_directory(*room_ / "made");
    RunScript(script);
  }

  static void RunScript(const fs::path& script) {
    const Outcome outcome =
        server_->Run({"sh", "-eu", script.string()}, {.environment = EnvironmentOf(TheirFolder())});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  }

  static std::string TheirFolder() { return fs::path(Oracle("pg_dump")).parent_path(); }

  // What lines find, and the tools in `tools`.
  static Environment EnvironmentOf(const std::string& tools) {
    Environment environment = environment_;
    environment.emplace_back("PATH", tools + ":/usr/local/bin:/usr/bin:/bin");
    return environment;
  }

  // Runs the line in a folder of its own, where the tools are found in `tools`.
  static Aspects Run(const std::string& line, const std::string& tools) {
    const fs::path folder = room_->path() / "run";
    fs::remove_all(folder);
    fs::create_directory(folder);
    const Outcome outcome =
        server_->Run({"sh", "-c", "cd " + folder.string() + " && umask 022 && " + line},
                     {.environment = EnvironmentOf(tools)});
    return {{"exit", std::to_string(outcome.exit_code)},
            {"stdout", WithoutMarks(Normalized(outcome.out))},
            // getopt names the program by its path.
            {"stderr",
             RunOrThrow({"sed", "-E", "s,^/[^:]*/(pg_[a-z]+): ,\\1: ,"}, {.input = outcome.err})},
            {"files", FilesOf(folder)}};
  }

  static std::unique_ptr<TempDir> room_;
  static Environment environment_;
  static std::unique_ptr<OwnServer> own_server_;
  static std::unique_ptr<Server> server_;
  static std::unique_ptr<ScratchDatabase> database_;
};

std::unique_ptr<TempDir> LinesTest::room_;
Environment LinesTest::environment_;
std::unique_ptr<OwnServer> LinesTest::own_server_;
std::unique_ptr<Server> LinesTest::server_;
std::unique_ptr<ScratchDatabase> LinesTest::database_;

TEST_P(LinesTest, EndsAsThatTool) {
  const std::string& line = GetParam().text;
  const Aspects theirs = Run(line, TheirFolder());
  const Aspects ours = Run(line, *room_ / "ours");
  const auto listed = ListedDifferences();
  const auto found = listed.find(line);
  for (const char* aspect : kAspects) {
    SCOPED_TRACE(aspect);
    if (found != listed.end() && found->second.contains(aspect)) {
      EXPECT_NE(theirs.at(aspect), ours.at(aspect)) << "docs/DIFFERENCES.md says that it differs";
    } else {
      EXPECT_PRED_FORMAT2(SameText, theirs.at(aspect), ours.at(aspect));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, LinesTest, testing::ValuesIn(LinesToRun()));

// A difference is listed for a line that a test runs.
TEST(DifferencesTest, AreOfLinesThatAreRun) {
  std::set<std::string> run;
  for (const auto& file : fs::directory_iterator(kFolder)) {
    if (file.path().extension() != ".txt") continue;
    for (const Line& line : LinesOf({file.path()})) run.insert(line.text);
  }
  for (const auto& [line, aspects] : ListedDifferences()) {
    EXPECT_TRUE(run.contains(line)) << line;
  }
}

}  // namespace
}  // namespace pgstow::tests

int main(int argc, char** argv) {
  using namespace pgstow::tests;
  if (argc < 3) {
    std::fputs("usage: lines_test NAME SERVER [GOOGLETEST OPTION...]\n", stderr);
    return 2;
  }
  name_of_lines = argv[1];  // before the lines become tests
  server_name = argv[2];
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
