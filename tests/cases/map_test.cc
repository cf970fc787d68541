// Drives one case under other names: map_test CASE_DIR SERVER. What a restore with --map-schema (or
// --map-owner and --map-tablespace) makes of the case's archive has to be what renaming the schemas
// (or the roles and tablespaces) in the case's database makes of that.

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "host/sql/quote.h"
#include "tests/support/dump_text.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

std::string case_dir;
std::string server_name;

using Renaming = std::vector<std::pair<std::string, std::string>>;

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// A name as the options take it.
std::string InOption(const std::string& name) {
  return name.find_first_of("=\"") == std::string::npos ? name : sql::Identifier(name);
}

Command Options(const char* option, const Renaming& renaming) {
  Command options;
  for (const auto& [from, to] : renaming) {
    options.push_back(fmt::format("{}={}={}", option, InOption(from), InOption(to)));
  }
  return options;
}

// TEXT with each of FROM replaced.
std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  for (size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// The roles and tablespaces of roles.sql once more, for this test alone: a rename is seen by all
// databases of the server.
class Globals {
 public:
  explicit Globals(const Server& server) : server_(server) {
    TempDir dir;
    const std::string file = dir / "roles.sql";
    WriteFile(file, WithOwnNames(ReadFile(SourceDir() / "tests/cases/roles.sql")));
    server_.SqlFile("postgres", file);
  }
  Globals(const Globals&) = delete;
  Globals& operator=(const Globals&) = delete;
  ~Globals() {
    try {
      for (const std::string& name : tablespaces_) Run("DROP TABLESPACE IF EXISTS", name, "");
      for (const std::string& name : roles_) Run("DROP ROLE IF EXISTS", name, "");
    } catch (const std::exception& error) {
      fmt::print(stderr, "{}\n", error.what());
    }
  }

  // SQL that names those of roles.sql, with these in their place.
  static std::string WithOwnNames(std::string sql) {
    const std::string odd = fmt::format("Map {} \"\"Odd\"\"", getpid());
    sql = Replaced(std::move(sql), "Case \"\"Odd\"\"", odd);
    for (const char* name : {"owner", "reader", "writer", "space"}) {
      sql = Replaced(std::move(sql), fmt::format("case_{}", name), Own(name));
    }
    return sql;
  }

  Renaming RenameRoles() { return Rename("ALTER ROLE", roles_); }
  Renaming RenameTablespaces() { return Rename("ALTER TABLESPACE", tablespaces_); }

 private:
  static std::string Own(const std::string& name) {
    return fmt::format("map_{}_{}", getpid(), name);
  }

  Renaming Rename(const std::string& alter, std::vector<std::string>& names) {
    Renaming renaming;
    for (std::string& name : names) {
      renaming.emplace_back(name, "New = " + name);
      Run(alter, name, "RENAME TO " + sql::Identifier(renaming.back().second));
      name = renaming.back().second;
    }
    return renaming;
  }

  void Run(const std::string& command, const std::string& name, const std::string& rest) {
    server_.Sql("postgres", fmt::format("{} {} {}", command, sql::Identifier(name), rest));
  }

  const Server& server_;
  const std::string odd_ = fmt::format("Map {} \"Odd\" ", getpid());
  std::vector<std::string> roles_ = {Own("owner"), Own("reader"), Own("writer"), odd_ + "Rôle"};
  std::vector<std::string> tablespaces_ = {Own("space"), odd_ + "space"};
};

class MapTest : public testing::Test {
 protected:
  void MakeDatabases(const std::string& setup) {
    source_.emplace(server_);
    target_.emplace(server_);
    source_->SqlFile(setup);
  }

  void Dump() { Run({PgstowPath(), "dump", "-Fc", "-f", archive_, "-d", source_->name()}); }

  void Restore(const Command& maps) {
    Command command = {PgstowPath(), "restore", "-d", target_->name()};
    command.insert(command.end(), maps.begin(), maps.end());
    command.push_back(archive_);
    Run(command);
  }

  void Run(const Command& command) {
    const Outcome outcome = server_.Run(command);
    EXPECT_EQ(outcome.exit_code, 0) << Shown(command) << "\n" << outcome.err;
  }

  void ExpectSameDatabases() {
    EXPECT_PRED_FORMAT2(SameText, OracleText(*source_), OracleText(*target_));
  }

  const Server server_ = Server::Named(server_name);
  std::optional<Globals> globals_;  // older than the databases that use them
  std::optional<ScratchDatabase> source_;
  std::optional<ScratchDatabase> target_;
  TempDir dir_;
  const std::string archive_ = dir_ / "archive";
};

// The schemas that have something in them, `public` last.
constexpr const char* kSchemas = R"(
  SELECT replace(nspname, E'\n', '\n') FROM pg_namespace n
  WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND EXISTS (
    SELECT FROM pg_depend WHERE refclassid = 'pg_namespace'::regclass AND refobjid = n.oid)
  ORDER BY nspname = 'public', nspname)";

// Every schema of the case gets a name that needs quotes, but for the first one.
Renaming NewSchemas(const ScratchDatabase& database) {
  Renaming renaming;
  const std::string names = database.Sql(kSchemas);
  for (const std::string& line : Lines(names)) {
    std::string name = line;
    for (size_t at; (at = name.find("\\n")) != std::string::npos;) name.replace(at, 2, "\n");
    renaming.emplace_back(
        name, renaming.empty() ? "moved" : fmt::format("New = \"{}\"", renaming.size()));
  }
  return renaming;
}

TEST_F(MapTest, SchemasAreAsIfRenamed) {
  MakeDatabases(case_dir + "/setup.sql");
  Dump();
  const Renaming renaming = NewSchemas(*source_);
  // What initdb granted on `public` is noted there by number, and left out by pg_dump.
  source_->Sql("DELETE FROM pg_init_privs WHERE objoid = to_regnamespace('public')");
  for (const auto& [from, to] : renaming) {
    source_->Sql(
        fmt::format("ALTER SCHEMA {} RENAME TO {}", sql::Identifier(from), sql::Identifier(to)));
  }
  Restore(Options("--map-schema", renaming));
  ExpectSameDatabases();
}

TEST_F(MapTest, RolesAndTablespacesAreAsIfRenamed) {
  const std::string setup = ReadFile(case_dir + "/setup.sql");
  const std::string own_setup = Globals::WithOwnNames(setup);
  if (own_setup == setup) return;  // it names no role and no tablespace
  globals_.emplace(server_);
  WriteFile(dir_ / "setup.sql", own_setup);
  MakeDatabases(dir_ / "setup.sql");
  Dump();
  Command maps = Options("--map-owner", globals_->RenameRoles());
  for (std::string& option : Options("--map-tablespace", globals_->RenameTablespaces())) {
    maps.push_back(std::move(option));
  }
  Restore(maps);
  ExpectSameDatabases();
}

}  // namespace
}  // namespace pgstow::tests

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (argc != 3) {
    std::fputs("usage: map_test CASE_DIR SERVER [GOOGLETEST OPTION...]\n", stderr);
    return 2;
  }
  pgstow::tests::case_dir = argv[1];
  pgstow::tests::server_name = argv[2];
  return RUN_ALL_TESTS();
}
