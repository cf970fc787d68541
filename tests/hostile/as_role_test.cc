// `pgstow restore --as-role`: what somebody unknown wrote, run with few rights.
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

using testing::HasSubstr;
using testing::Not;

class AsRole : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    own_ = std::make_unique<OwnServer>("18");
    own_->server().Sql("postgres", "CREATE ROLE low LOGIN");
    own_->server().Sql("postgres", "CREATE ROLE victim");
  }
  static void TearDownTestSuite() { own_.reset(); }

  AsRole() {
    database_.Sql("GRANT CREATE ON DATABASE " + database_.name() +
                  " TO low;"
                  "GRANT CREATE ON SCHEMA public TO low");
  }

  static const Server& server() { return own_->server(); }

  Outcome Restore(const Command& options = {}) const {
    Command command = {PgstowPath(), "restore", "--as-role=low", "-d", database_.name()};
    command.insert(command.end(), options.begin(), options.end());
    command.push_back(trap_.archive());
    return server().Run(command);
  }

  void Write(const std::vector<NativeEntry>& entries) const {
    NativeArchive archive{.entries = SessionEntries()};
    archive.entries.insert(archive.entries.end(), entries.begin(), entries.end());
    trap_.WriteArchive(NativeToc(archive));
  }

  std::string Relations() const {
    return database_.Sql(
        "SELECT c.relname, pg_get_userbyid(c.relowner) FROM pg_class c"
        " WHERE c.relnamespace = 'public'::regnamespace ORDER BY 1");
  }

  static std::unique_ptr<OwnServer> own_;
  const ScratchDatabase database_{server()};
  const Trap trap_;
};
std::unique_ptr<OwnServer> AsRole::own_;

NativeEntry Table(int id, const std::string& name, const std::string& more = "") {
  return {.id = id,
          .tag = name,
          .definition = "CREATE TABLE public." + name + " (a integer" + more + ");\n",
          .drop = "DROP TABLE public." + name + ";\n",
          .relkind = 'r',
          .owner = "victim"};
}

NativeEntry Function(int id, const std::string& name, const std::string& body,
                     const std::string& language = "plpgsql") {
  return {.id = id,
          .kind = "FUNCTION",
          .tag = name + "()",
          .definition = "CREATE FUNCTION public." + name +
                        "() RETURNS integer IMMUTABLE LANGUAGE " + language + " AS " + body + ";\n",
          .drop = "DROP FUNCTION public." + name + "();\n",
          .owner = "victim"};
}

TEST_F(AsRole, ItOwnsWhatIsMade) {
  NativeEntry grant{.id = 2,
                    .kind = "ACL",
                    .tag = "TABLE t",
                    .section = 1,
                    .definition = "GRANT ALL ON TABLE public.t TO victim;\n",
                    .dependencies = {1}};
  Write({Table(1, "t"), grant});
  const Outcome outcome = Restore();
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.err,
            "pgstow: warning: restoring as role \"low\": owners and privileges are left out "
            "(--no-owner, --no-privileges)\n");
  EXPECT_EQ(Relations(), "t|low\n");
  EXPECT_EQ(database_.Sql("SELECT has_table_privilege('victim', 'public.t', 'SELECT')"), "f\n");
}

// What is run becomes nobody else: the session itself is the role's.
TEST_F(AsRole, NothingInTheArchiveGetsRightsBack) {
  for (const std::string attempt :
       {"RESET ROLE; CREATE ROLE mallory SUPERUSER",
        "RESET SESSION AUTHORIZATION; "
        "CREATE ROLE mallory SUPERUSER",
        "SET SESSION AUTHORIZATION postgres; "
        "CREATE ROLE mallory SUPERUSER",
        "SET ROLE postgres; CREATE ROLE mallory SUPERUSER", "ALTER ROLE low SUPERUSER"}) {
    SCOPED_TRACE(attempt);
    // In a function that an index calls: no text of it is looked at.
    std::string body = "$$ BEGIN ";
    for (size_t start = 0; start < attempt.size();) {
      const size_t end = std::min(attempt.find("; ", start), attempt.size());
      body += "EXECUTE '" + attempt.substr(start, end - start) + "'; ";
      start = end + 2;
    }
    NativeEntry index{.id = 3,
                      .kind = "INDEX",
                      .tag = "i",
                      .section = 4,
                      .definition = "CREATE INDEX i ON public.t ((public.f()));\n",
                      .dependencies = {1, 2}};
    Write({Function(1, "f", body + "RETURN 1; END $$"), Table(2, "t"), index});
    for (const Command& options : {Command{}, Command{"-j2"}, Command{"-1"}}) {
      EXPECT_EQ(Restore(options).exit_code, 1);
      EXPECT_EQ(server().Sql("postgres", "SELECT count(*) FROM pg_roles WHERE rolsuper"), "1\n");
      database_.Sql("DROP TABLE IF EXISTS public.t; DROP FUNCTION IF EXISTS public.f()");
    }
  }
}

TEST_F(AsRole, RightsOverTheServerAreRefused) {
  struct Row {
    const char* grant;
    const char* revoke;
    const char* told;
  };
  constexpr Row kRows[] = {
      {"ALTER ROLE low SUPERUSER", "ALTER ROLE low NOSUPERUSER", "it is a superuser"},
      {"ALTER ROLE low CREATEROLE", "ALTER ROLE low NOCREATEROLE",
       "it may make roles (CREATEROLE)"},
      {"ALTER ROLE low CREATEDB", "ALTER ROLE low NOCREATEDB", "it may make databases (CREATEDB)"},
      {"ALTER ROLE low REPLICATION", "ALTER ROLE low NOREPLICATION",
       "it may replicate (REPLICATION)"},
      {"ALTER ROLE low BYPASSRLS", "ALTER ROLE low NOBYPASSRLS",
       "it is not bound by row security (BYPASSRLS)"},
      {"GRANT pg_execute_server_program TO low", "REVOKE pg_execute_server_program FROM low",
       "it is a member of \"pg_execute_server_program\", which may run programs on the server"},
      {"GRANT pg_read_server_files TO low", "REVOKE pg_read_server_files FROM low",
       "it is a member of \"pg_read_server_files\", which may read files of the server"},
      {"GRANT pg_write_server_files TO low", "REVOKE pg_write_server_files FROM low",
       "it is a member of \"pg_write_server_files\", which may write files of the server"},
      {"CREATE ROLE middle; CREATE ROLE boss SUPERUSER; GRANT boss TO middle; GRANT middle TO low"
       " WITH INHERIT FALSE, SET FALSE",
       "DROP ROLE boss; DROP ROLE middle", "it is a member of \"boss\", which is a superuser"},
  };
  Write({Table(1, "t")});
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.grant);
    server().Sql("postgres", row.grant);
    for (const Command& options : {Command{}, Command{"--explain"}, Command{"-j2"}}) {
      const Outcome outcome = Restore(options);
      EXPECT_EQ(outcome.exit_code, 1);
      EXPECT_THAT(outcome.err,
                  HasSubstr("pgstow: error: role \"low\" has too many rights for what somebody "
                            "unknown wrote: " +
                            std::string(row.told) +
                            "\npgstow: hint: Make one "
                            "for this: CREATE ROLE"));
    }
    EXPECT_EQ(Relations(), "");
    server().Sql("postgres", row.revoke);
  }
  EXPECT_EQ(Restore().exit_code, 0);
}

// Of the owner of a database, which is a member of pg_database_owner, nothing is to be feared.
TEST_F(AsRole, TheDatabasesOwnerWillDo) {
  database_.Sql("ALTER DATABASE " + database_.name() + " OWNER TO low");
  Write({Table(1, "t")});
  EXPECT_EQ(Restore().exit_code, 0);
  EXPECT_EQ(Relations(), "t|low\n");
}

TEST_F(AsRole, TheSessionIsThatRolesOwn) {
  Write({Table(1, "t")});
  const Outcome outcome =
      server().Run({PgstowPath(), "restore", "--as-role=low", "-d",
                    "user=postgres dbname=" + database_.name(), trap_.archive()});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("the session is that of user \"postgres\" and not of role "
                                     "\"low\"\n"));
  EXPECT_EQ(Relations(), "");
}

TEST_F(AsRole, WhatTakesASuperuserIsLeftOut) {
  NativeEntry comment{.id = 3,
                      .kind = "COMMENT",
                      .tag = "FUNCTION c()",
                      .section = 1,
                      .definition = "COMMENT ON FUNCTION public.c() IS 'x';\n",
                      .dependencies = {2}};
  NativeEntry trigger{.id = 4,
                      .kind = "EVENT TRIGGER",
                      .tag = "e",
                      .section = 4,
                      .definition =
                          "CREATE EVENT TRIGGER e ON ddl_command_start\n"
                          "   EXECUTE FUNCTION public.c();\n",
                      .schema = ""};
  Write({Table(1, "t"), Function(2, "c", "'libc', 'exit'", "c"), comment, trigger});
  const Outcome outcome = Restore({"--summary=json"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.err,
              HasSubstr("pgstow: warning: entry 2 (FUNCTION public c()) is left out, as it takes a "
                        "superuser: a function of a library of the server\n"));
  EXPECT_THAT(outcome.err,
              HasSubstr("pgstow: warning: entry 4 (EVENT TRIGGER e) is left out, as it "
                        "takes a superuser: an event trigger"));
  EXPECT_THAT(outcome.err,
              HasSubstr("entry 3 (COMMENT \"FUNCTION c()\") is left out with entry 2"));
  EXPECT_THAT(outcome.err, HasSubstr("\"left_out\": 3"));
  EXPECT_EQ(Relations(), "t|low\n");
  EXPECT_THAT(Restore({"--summary=text"}).err,
              HasSubstr("left out, as they take a superuser: 3 entries\n"));
}

TEST_F(AsRole, WhatNoDumpHasIsRefusedBeforeAnythingRuns) {
  NativeEntry spoiled = Table(2, "u");
  spoiled.definition += "COPY public.t FROM PROGRAM 'id';\n";
  NativeEntry open = Table(3, "v");
  open.definition += "\"";
  Write({Table(1, "t"), spoiled, open});
  for (const Command& options : {Command{}, Command{"-j2"}, Command{"--explain"}}) {
    const Outcome outcome = Restore(options);
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(
        outcome.err,
        HasSubstr("pgstow: error: entry 2 (TABLE public u) has what no dump has there: "
                  "COPY\n"
                  "pgstow: error: entry 3 (TABLE public v) has what no dump has there: what "
                  "is no SQL, or is left open\n"));
    EXPECT_THAT(outcome.err, HasSubstr("pgstow: error: nothing was restored: somebody has written "
                                       "into the archive\n"));
    EXPECT_EQ(Relations(), "");
  }
  EXPECT_EQ(Restore({"-t", "t"}).exit_code, 0) << "the rest can be had";
}

// The server goes on with a string on the next line, in the way in which it began.
TEST_F(AsRole, WhatAStringOnTwoLinesLeavesOutsideIsRefused) {
  const NativeEntry comment{.id = 2,
                            .kind = "COMMENT",
                            .tag = "TABLE t",
                            .section = 1,
                            .definition =
                                "COMMENT ON TABLE public.t IS E'a'\n'\\''; CREATE TABLE "
                                "public.escaped (); --';\n",
                            .dependencies = {1}};
  Write({Table(1, "t"), comment});
  const Outcome outcome = Restore();
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("has what no dump has there: CREATE TABLE\n"));
  EXPECT_EQ(Relations(), "");
}

// What old archives say of their entries relies on a search path, which they are given.
TEST_F(AsRole, ArchivesWithoutASearchPathAreTaken) {
  NativeArchive archive{.entries = SessionEntries()};
  archive.entries.pop_back();
  archive.entries.push_back(Table(1, "t"));
  archive.entries.back().definition = "CREATE TABLE t (a integer);\n";
  trap_.WriteArchive(NativeToc(archive));
  const Outcome outcome = Restore();
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(Relations(), "t|low\n");
}

// It is explained as it would be restored.
TEST_F(AsRole, ExplainsWhatItWouldDo) {
  Write({Table(1, "t"), Function(2, "c", "'libc', 'exit'", "c")});
  const Outcome outcome = Restore({"--explain"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("TABLE public.t"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("FUNCTION public.c()")));
  EXPECT_EQ(Relations(), "");
}

TEST_F(AsRole, ContradictionsAreRefused) {
  Write({Table(1, "t")});
  struct Row {
    Command options;
    const char* other;
  };
  const std::vector<Row> rows = {
      {{"-f", "-"}, "-f/--file"},
      {{"--list"}, "-l/--list"},
      {{"-U", "postgres"}, "-U/--username"},
      {{"--role=postgres"}, "--role"},
      {{"-C"}, "-C/--create"},
      {{"--use-set-session-authorization"}, "--use-set-session-authorization"},
      {{"-S", "postgres"}, "-S/--superuser"},
      {{"-a", "--disable-triggers"}, "--disable-triggers"},
      {{"--map-owner=a=b"}, "--map-owner"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.other);
    const Outcome outcome = Restore(row.options);
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, HasSubstr(row.other));
    EXPECT_THAT(outcome.err, HasSubstr("cannot be used together"));
  }
  EXPECT_EQ(Relations(), "");
}

// A header's texts are set before anything else; they stay within their quotes.
TEST_F(AsRole, ValuesOfTheHeaderStayWithinTheirQuotes) {
  const std::string escape = "\\'; CREATE TABLE public.escaped (); --";
  NativeArchive archive{.entries = SessionEntries()};
  archive.entries[1].definition = "SET standard_conforming_strings = 'off';\n";
  archive.entries[2].definition =
      "SELECT pg_catalog.set_config('search_path', '" + escape + "', false);\n";
  archive.entries.push_back(Table(1, "t"));
  archive.entries.back().tag = "t" + escape;
  trap_.WriteArchive(NativeToc(archive));
  for (const Command& options : {Command{}, Command{"--resume"}, Command{"--foreign-keys=drop"}}) {
    Restore(options);
    EXPECT_THAT(Relations(), Not(HasSubstr("escaped")));
  }
}

}  // namespace
}  // namespace pgstow::tests
