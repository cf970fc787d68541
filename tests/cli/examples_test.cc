// Every example of the manual is run, as it stands there.

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/own_server.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

// The first words of the lines of a section of a page, from column `indent` on.
std::vector<std::string> LinesOf(const std::string& page, const std::string& section,
                                 size_t indent) {
  std::vector<std::string> found;
  bool inside = false;
  const std::string margin(indent, ' ');
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(' ')) inside = line == section + ":";
    if (inside && line.starts_with(margin) && line.size() > indent && line[indent] != ' ') {
      found.push_back(line.substr(indent));
    }
  }
  return found;
}

// The names of the commands, and of the tools whose place the program takes, as `help` lists them.
std::vector<std::string> Names() {
  const std::string overview = RunOrThrow({PgstowPath(), "help"});
  std::vector<std::string> names;
  for (const char* section :
       {"Commands", "The names of PostgreSQL's own tools, by which it takes their place"}) {
    for (const std::string& line : LinesOf(overview, section, 2)) {
      names.push_back(line.substr(0, line.find("  ")));
    }
  }
  return names;
}

// What the examples are about: a server with the databases "shop" and "depot", archives of them in
// a folder, and a server to restore into, which has an empty database "copy".
class Stage {
 public:
  Stage() {
    for (const char* database : {"shop", "depot"}) {
      source_.server().Sql("postgres", std::string("CREATE DATABASE ") + database);
    }
    source_.server().Sql(
        "shop",
        "CREATE SCHEMA shop;"
        "CREATE TABLE shop.brand (id int PRIMARY KEY, name text, founded date);"
        "CREATE TABLE shop.review (id int PRIMARY KEY, "
        "  brand int REFERENCES shop.brand, stars int);"
        "CREATE INDEX review_stars_idx ON shop.review (stars);"
        "INSERT INTO shop.brand SELECT n, 'brand ' || n FROM generate_series(1, 50) n;"
        "INSERT INTO shop.review SELECT n, n % 50 + 1, n % 5 FROM generate_series(1, 500) n");
    std::filesystem::copy_file(PluginDir() / "lz4.so", dir_ / "lz4.so");
    for (const char* command :
         {"pgstow keygen -o shop.key > shop.pub", "pgstow keygen -o other.key > other.pub",
          "pgstow dump -F custom -f shop.stow shop", "cp shop.stow two.stow",
          "cp shop.stow whole.stow", "pgstow dump -F pgdump -f shop.dump shop",
          "pgstow dumpall -F custom -f server.stow",
          "pgstow dump -F custom --seal=@shop.pub -f sealed.stow shop"}) {
      const Outcome outcome = Type(source_, command);
      EXPECT_TRUE(outcome.ok()) << command << "\n" << outcome.err;
    }
  }

  // The example of that command, in a folder with nothing but what the stage has put there.
  Outcome Run(const std::string& name, const std::string& example) const {
    for (const char* command :
         {"DROP DATABASE IF EXISTS shop", "DROP DATABASE IF EXISTS depot",
          "DROP DATABASE IF EXISTS copy", "CREATE DATABASE copy TEMPLATE template0"}) {
      target_.server().Sql("postgres", command);
    }
    const bool restores = name == "restore" || name == "pg_restore";
    return Type(restores ? target_ : source_,
                "rm -rf run && mkdir run && cp -r *.* run && cd run && { " + example + "; }");
  }

 private:
  Outcome Type(const OwnServer& server, const std::string& command) const {
    const std::filesystem::path program = PgstowPath();
    const std::string tools = BuildDir() / "libexec/pgstow";
    return server.server().Run(
        {"bash", "-o", "pipefail", "-c", "cd \"$1\" && PATH=\"$2:$PATH\" && eval \"$3\"", "bash",
         dir_.path(), program.parent_path().string() + ":" + tools, command});
  }

  const OwnServer source_{"installed"};
  const OwnServer target_{"installed"};
  const TempDir dir_;
};

TEST(ManualTest, EveryExampleSucceeds) {
  const Stage stage;
  for (const std::string& name : Names()) {
    const std::string page = RunOrThrow({PgstowPath(), "help", name});
    const std::vector<std::string> examples = LinesOf(page, "Examples", 4);
    EXPECT_FALSE(examples.empty()) << name << " has no example";
    for (const std::string& example : examples) {
      const Outcome outcome = stage.Run(name, example);
      EXPECT_EQ(outcome.exit_code, 0) << example << "\n" << outcome.err;
    }
  }
}

// A page has all of its parts, and tells of each argument that its command takes.
TEST(ManualTest, EveryPageIsWhole) {
  ASSERT_GE(Names().size(), 15u);
  for (const std::string& name : Names()) {
    SCOPED_TRACE(name);
    const std::string page = RunOrThrow({PgstowPath(), "help", name});
    for (const char* section : {"Usage", "Description", "Exit codes", "Environment", "See also"}) {
      EXPECT_FALSE(LinesOf(page, section, 2).empty()) << section;
    }
    std::vector<std::string> arguments;
    for (const std::string& line : LinesOf(page, "Arguments", 2)) {
      arguments.push_back(line.substr(0, line.find("  ")));
    }
    std::vector<std::string> taken;
    const std::string usage = LinesOf(page, "Usage", 2).front();
    for (size_t at = usage.find(" [", usage.find("[OPTION]...")); at != std::string::npos;
         at = usage.find(" [", at + 1)) {
      taken.push_back(usage.substr(at + 2, usage.find(']', at) - at - 2));
    }
    EXPECT_EQ(arguments, taken);
  }
}

TEST(ManualTest, EveryOptionOfTheShortHelpIsInThePage) {
  for (const std::string& name : Names()) {
    const std::string page = RunOrThrow({PgstowPath(), "help", name});
    const std::string tools = BuildDir() / "libexec/pgstow/";
    const std::string called = name.starts_with("pg_") ? tools + name : PgstowPath() + " " + name;
    std::istringstream help(RunOrThrow({"sh", "-c", called + " --help"}));
    for (std::string line; std::getline(help, line);) {
      if (!line.starts_with("  -")) continue;
      EXPECT_NE(page.find("\n" + line + "\n"), std::string::npos) << name << ": " << line;
    }
  }
}

}  // namespace
}  // namespace pgstow::tests
