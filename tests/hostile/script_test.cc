// Scripts made of what somebody unknown wrote, run by psql: whatever names and texts hold, psql
// runs no command of its own (CVE-2025-8714, CVE-2025-8715), and comments stay comments.
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/hostile/native_bytes.h"
#include "tests/hostile/refusal.h"
#include "tests/support/own_server.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

// One server for all, since roles are a whole server's.
class HostileScript : public testing::Test {
 protected:
  static void SetUpTestSuite() { own_ = std::make_unique<OwnServer>("18"); }
  static void TearDownTestSuite() { own_.reset(); }

  static const Server& server() { return own_->server(); }

  // Shell commands that leave a trace, in the ways by which psql can be made to run one.
  std::vector<std::string> Escapes() const {
    const std::string touch = "touch " + trace_;
    return {"\n\\! " + touch + "\n",
            "\r\\! " + touch + "\r",
            "\r\n\\! " + touch + "\r\n",
            "\n\\unrestrict\n\\! " + touch + "\n",
            "\n\\restrict x\n\\unrestrict x\n\\! " + touch + "\n",
            "\n\\set x `" + touch + "`\n",
            "\n\\o |" + touch + "\n",
            "\n\\copy t from program '" + touch + "'\n",
            "\n\\.\n\\! " + touch + "\n",
            "*/\n\\! " + touch + "\n/*",
            "\"\n\\! " + touch + "\n\"",
            "'\n\\! " + touch + "\n'",
            "$$\n\\! " + touch + "\n$$",
            "; \\! " + touch};
  }

  // Runs the script with psql and expects that nothing of psql's was run; returns what it said.
  std::string RunScript(const std::string& path) const {
    const Outcome outcome =
        server().Run({Oracle("psql"), "-Xq", "-d", database_.name(), "-f", path});
    EXPECT_FALSE(fs::exists(trace_)) << "a command was run: " << ReadFile(path);
    fs::remove(trace_);
    return outcome.err;
  }

  // The same of what `pgstow COMMAND… ARCHIVE` writes to the script.
  std::string RunScriptOf(const Trap& trap, const Command& command) const {
    SCOPED_TRACE(Shown(command));
    fs::remove(script_);
    const Outcome outcome = trap.Run(command);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return RunScript(script_);
  }

  static std::unique_ptr<OwnServer> own_;
  const TempDir dir_;
  // Short, for a server cuts names after 63 bytes.
  const std::string trace_ = "/tmp/t" + std::to_string(::getpid());
  const std::string script_ = dir_ / "script.sql";
  const ScratchDatabase database_{server()};
};
std::unique_ptr<OwnServer> HostileScript::own_;

NativeArchive WithTable() {
  NativeArchive archive{.entries = SessionEntries()};
  archive.entries.push_back({.id = 1,
                             .definition = "CREATE TABLE public.t (a integer);\n",
                             .drop = "DROP TABLE public.t;\n",
                             .relkind = 'r'});
  return archive;
}

TEST_F(HostileScript, NamesRunNothing) {
  NativeArchive archive{.entries = SessionEntries()};
  int id = 0;
  for (const std::string& escape : Escapes()) {
    archive.database += escape;
    archive.server_version += escape;
    archive.dump_version += escape;
    archive.entries.push_back({.id = ++id,
                               .kind = "TABLE" + escape,
                               .tag = "t" + escape,
                               .definition = "CREATE TABLE public.t (a integer);\n",
                               .drop = "DROP TABLE public.t;\n",
                               .schema = "public" + escape,
                               .tablespace = "space" + escape,
                               .table_am = "heap" + escape,
                               .relkind = 'r',
                               .owner = "owner" + escape});
  }
  const Trap trap;
  trap.WriteArchive(NativeToc(archive));
  RunScriptOf(trap, {"restore", "-f", script_, trap.archive()});
  RunScriptOf(trap, {"restore", "-v", "--clean", "-f", script_, trap.archive()});
  RunScriptOf(trap, {"restore", "--use-set-session-authorization", "-f", script_, trap.archive()});
  RunScriptOf(trap, {"convert", "--format=plain", trap.archive(), script_});
  const std::string tar = dir_ / "archive.tar";
  ASSERT_EQ(trap.Run({"convert", "--format=tar", trap.archive(), tar}).exit_code, 0);
  RunOrThrow({"tar", "-C", dir_.path(), "-xf", tar, "restore.sql"});
  RunScript(dir_ / "restore.sql");
}

// What is meant to be run holds lines for psql: they are refused there.
TEST_F(HostileScript, TextsRunNothing) {
  for (const std::string& escape : Escapes()) {
    SCOPED_TRACE(escape);
    NativeArchive archive = WithTable();
    archive.entries.back().definition += escape;
    archive.entries.back().drop += escape;
    archive.entries.push_back({.id = 3,
                               .kind = "COMMENT",
                               .tag = "TABLE t",
                               .section = 1,
                               .definition = "COMMENT ON TABLE public.t IS 'x" + escape + "';\n",
                               .dependencies = {1}});
    const Trap trap;
    trap.WriteArchive(NativeToc(archive));
    RunScriptOf(trap, {"restore", "--clean", "-f", script_, trap.archive()});
    RunScriptOf(trap, {"convert", "--format=plain", trap.archive(), script_});
  }
}

// Rows that end before their end, so that what follows is read as lines of the script.
TEST_F(HostileScript, RowsRunNothing) {
  for (const std::string& escape : Escapes()) {
    SCOPED_TRACE(escape);
    NativeArchive archive = WithTable();
    NativeEntry rows = RowsOf(2, "");
    rows.copy = "COPY public.t (a) FROM stdin;" + escape + "\n";
    rows.offset = 0;
    archive.entries.push_back(rows);
    archive.entries.back().offset = NativeToc(archive).size();
    const Trap trap;
    trap.WriteArchive(NativeToc(archive) + NativeBlock(2, "1\n\\." + escape + "\n\\.\n\n\n"));
    // What stands before the end of rows is written, whether or not the rest is refused.
    trap.Run({"restore", "-f", script_, trap.archive()});
    RunScript(script_);
  }
}

TEST_F(HostileScript, PsqlSaysWhatItDidNotRun) {
  const Trap trap;
  NativeArchive archive = WithTable();
  archive.entries.back().definition += "\\! touch " + trace_ + "\n";
  trap.WriteArchive(NativeToc(archive));
  trap.Run({"restore", "-f", script_, trap.archive()});
  EXPECT_THAT(RunScript(script_), HasSubstr("backslash commands are restricted"));
}

// No two scripts have the same key, and it can't be guessed.
TEST_F(HostileScript, KeysDiffer) {
  const Trap trap;
  trap.WriteArchive(NativeToc(WithTable()));
  const auto key = [&trap] {
    const std::string script = trap.Run({"restore", "-f", "-", trap.archive()}).out;
    const std::string word = "\\restrict ";
    const size_t start = script.find(word) + word.size();
    return script.substr(start, script.find('\n', start) - start);
  };
  const std::string first = key();
  EXPECT_EQ(first.size(), 63U);
  EXPECT_NE(first, key());
}

// A comment ends with its line, so no name may bring one.
TEST_F(HostileScript, CommentsStayComments) {
  const Trap trap;
  NativeArchive archive = WithTable();
  const std::string escape =
      "\nCREATE TABLE public.escaped ();\r\nCREATE TABLE public.escaped ();\n";
  archive.database = archive.server_version = archive.dump_version = "x" + escape;
  NativeEntry& table = archive.entries.back();
  table.kind += escape;
  table.tag += escape;
  table.schema = "";
  table.owner += escape;
  trap.WriteArchive(NativeToc(archive));
  trap.Run({"restore", "-v", "--no-owner", "-f", script_, trap.archive()});
  RunScript(script_);
  EXPECT_THAT(ReadFile(script_), Not(HasSubstr("\nCREATE TABLE public.escaped")));
}

// The same from a server: whoever may make objects chooses their names.
TEST_F(HostileScript, DumpsOfSuchNamesRunNothing) {
  int number = 0;
  for (const std::string& escape : Escapes()) {
    const std::string n = std::to_string(++number);
    std::string literal;
    for (const char c : escape) literal += c == '\'' ? std::string("''") : std::string(1, c);
    database_.Sql("DO $do$ DECLARE x text := '" + n + literal +
                  "'; BEGIN"
                  " EXECUTE format('CREATE ROLE %I', 'r' || x);"
                  " EXECUTE format('CREATE SCHEMA %I', 's' || x);"
                  " EXECUTE format('CREATE TABLE %I.%I (%I int)', 's' || x, 't' || x, 'c' || x);"
                  " EXECUTE format('INSERT INTO %I.%I VALUES (1)', 's' || x, 't' || x);"
                  " EXECUTE format('CREATE INDEX %I ON %I.%I (%I)', 'i' || x, 's' || x, 't' || x,"
                  " 'c' || x);"
                  " EXECUTE format('ALTER TABLE %I.%I OWNER TO %I', 's' || x, 't' || x, 'r' || x);"
                  " EXECUTE format('COMMENT ON TABLE %I.%I IS %L', 's' || x, 't' || x, x);"
                  " SET LOCAL check_function_bodies = off;"
                  " EXECUTE format('CREATE FUNCTION %I.%I() RETURNS text LANGUAGE sql AS %L',"
                  " 's' || x, 'f' || x, 'SELECT 1' || E'\\n--' || x);"
                  " EXECUTE format('ALTER ROLE %I SET application_name = %L', 'r' || x, x);"
                  " END $do$");
  }
  for (const Command& command :
       {Command{"dump", "-f", script_, database_.name()},
        Command{"dump", "-v", "--inserts", "--clean", "-f", script_, database_.name()},
        Command{"dumpall", "-f", script_}, Command{"dumpall", "-v", "--clean", "-f", script_}}) {
    SCOPED_TRACE(Shown(command));
    Command whole = command;
    whole.insert(whole.begin(), PgstowPath());
    const Outcome dumped = server().Run(whole);
    ASSERT_EQ(dumped.exit_code, 0) << dumped.err;
    RunScript(script_);
  }
}

}  // namespace
}  // namespace pgstow::tests
