// An archive of a whole server goes back onto a server, or into a script: all of it and parts.
// Roles are shared by all tests of a server, so these have servers of their own.
#include <csignal>
#include <memory>
#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/live/connecting.h"
#include "tests/support/dump_text.h"
#include "tests/support/own_server.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace pgstow::tests {
namespace {

using ::testing::HasSubstr;

// Tablespaces of these servers lie in their data directories.
const Environment::value_type kInPlace = {"PGOPTIONS", "-c allow_in_place_tablespaces=on"};

class LiveServerRestore : public ::testing::TestWithParam<std::string> {
 protected:
  static void TearDownTestSuite() { source_.reset(); }

  void SetUp() override {
    if (source_ == nullptr || source_->name != GetParam()) {
      source_.reset();
      source_ = std::make_unique<Source>(GetParam());
    }
  }

  static std::string Output(const Server& server, const Command& command) {
    return RowsSorted(
        Normalized(WithoutMarks(RunOrThrow(command, {.environment = server.environment()}))));
  }

  // What pg_dumpall 18 says of a server.
  static std::string Told(const Server& server, Command options = {}) {
    options.insert(options.begin(), Oracle("pg_dumpall"));
    return Output(server, options);
  }

  // The script that ours writes.
  static std::string Script(Command options) {
    options.insert(options.begin(), {PgstowPath(), "restore", "-f", "-"});
    options.push_back(source_->archive);
    return RowsSorted(Normalized(WithoutMarks(RunOrThrow(options))));
  }

  static Command RestoreCommand(Command options) {
    options.insert(options.begin(), {PgstowPath(), "restore", "-d", "postgres"});
    options.push_back(source_->archive);
    return options;
  }

  static Outcome Restore(const Server& target, const Command& options = {}) {
    return target.Run(RestoreCommand(options), {.environment = {kInPlace}});
  }

  static void ExpectDone(const Outcome& outcome) {
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_EQ(outcome.err, "");
  }

  static const Server& source() { return source_->own.server(); }
  static const std::string& archive() { return source_->archive; }

 private:
  struct Source {
    explicit Source(const std::string& like) : name(like), own(like) {
      own.server().SqlFile("postgres", SourceDir() / "tests/live/restore/server.sql");
      RunOrThrow({PgstowPath(), "dumpall", "--format=custom", "-j", "2", "-f", archive},
                 {.environment = own.server().environment()});
    }
    std::string name;
    OwnServer own;
    TempDir dir;
    const std::string archive = dir / "server.pgstow";
  };
  static std::unique_ptr<Source> source_;
};
std::unique_ptr<LiveServerRestore::Source> LiveServerRestore::source_;
INSTANTIATE_TEST_SUITE_P(Restore, LiveServerRestore, ::testing::ValuesIn(Server::Names()),
                         NameOfServer);

TEST_P(LiveServerRestore, TheServersAreEqualAfterwards) {
  const OwnServer target(GetParam());
  ExpectDone(Restore(target.server(), {"-j", "2"}));
  EXPECT_PRED_FORMAT2(SameText, Told(source()), Told(target.server()));
  // Over what is there: all of it is dropped and made again.
  target.server().Sql("alpha", "DROP TABLE app.u");
  target.server().Sql("postgres", "ALTER ROLE role_3 CREATEDB");
  target.server().Sql("postgres", "CREATE DATABASE other");
  const Outcome cleaned = Restore(target.server(), {"--clean"});
  EXPECT_EQ(cleaned.exit_code, 0) << cleaned.err;
  // Nobody takes its privileges on parameters away.
  if (target.server().major() >= 15) {
    EXPECT_THAT(cleaned.err, HasSubstr("ROLE \"role_5\" is not dropped, and will be altered: "));
  }
  target.server().Sql("postgres", "DROP DATABASE other");
  EXPECT_PRED_FORMAT2(SameText, Told(source()), Told(target.server()));
}

TEST_P(LiveServerRestore, RolesThatAreThereAreSetAnew) {
  const OwnServer target(GetParam());
  target.server().Sql("postgres", "CREATE ROLE role_3 CREATEDB; CREATE ROLE other");
  const Outcome outcome = Restore(target.server(), {"--globals", "-v"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.err, HasSubstr("ROLE \"role_3\" is there already"));
  target.server().Sql("postgres", "DROP ROLE other");
  EXPECT_PRED_FORMAT2(SameText, Told(source(), {"-g"}), Told(target.server(), {"-g"}));
}

TEST_P(LiveServerRestore, PartsGoWhereTheyAreWanted) {
  const OwnServer target(GetParam());
  ExpectDone(Restore(target.server(), {"--database=alpha", "--database=beta", "--globals"}));
  const Command others = {"--exclude-database=gamma", "--exclude-database=empty",
                          "--exclude-database=postgres", "--exclude-database=\"Odd\"*"};
  EXPECT_PRED_FORMAT2(SameText, Told(source(), others), Told(target.server(), others));

  // One under another name.
  const ScratchDatabase other(target.server());
  ExpectDone(target.server().Run({PgstowPath(), "restore", "-d", other.name(), "--database=alpha",
                                  "--no-create", "-1", archive()}));
  EXPECT_PRED_FORMAT2(SameText, Output(source(), {Oracle("pg_dump"), "alpha"}),
                      Output(target.server(), {Oracle("pg_dump"), other.name()}));
}

TEST_P(LiveServerRestore, AKilledOneIsGoneOnWith) {
  const OwnServer target(GetParam());
  const Server& server = target.server();
  Environment hold = server.environment();
  hold.emplace_back("PGOPTIONS", kInPlace.second + " -c pgstow_test.hold=on");
  Process killed(RestoreCommand({}), {.environment = hold});
  const std::string end = server.Sql("postgres", R"(DO $$
    BEGIN
      FOR i IN 1..1200 LOOP
        PERFORM pg_catalog.pg_stat_clear_snapshot();
        EXIT WHEN EXISTS (SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'
                          AND datname = 'gamma');
        PERFORM pg_catalog.pg_sleep(0.05);
      END LOOP;
    END$$)");
  killed.Signal(SIGKILL);
  EXPECT_EQ(killed.Wait().exit_code, 128 + SIGKILL);
  server.Sql("postgres",
             "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
             " WHERE datname = 'gamma'");
  EXPECT_EQ(server.Sql("gamma",
                       "SELECT count(*) FROM pg_namespace WHERE nspname = "
                       "'pgstow_restore'"),
            "1\n");
  const Outcome resumed = Restore(server, {"--resume"});
  EXPECT_EQ(resumed.exit_code, 0) << resumed.err;
  EXPECT_THAT(resumed.err, HasSubstr("database \"alpha\" holds no interrupted restore, but all"));
  EXPECT_PRED_FORMAT2(SameText, Told(source()), Told(server));
}

TEST_P(LiveServerRestore, ScriptsAreThoseOfPgDumpall) {
  EXPECT_PRED_FORMAT2(SameText, Told(source()), Script({}));
  EXPECT_PRED_FORMAT2(SameText, Told(source(), {"-g"}), Script({"--globals"}));
  EXPECT_PRED_FORMAT2(SameText, Told(source(), {"-g", "-c"}), Script({"--globals", "-c"}));
  EXPECT_PRED_FORMAT2(SameText, Told(source(), {"-c", "--if-exists"}),
                      Script({"-c", "--if-exists"}));
  EXPECT_PRED_FORMAT2(SameText, Told(source(), {"-a"}), Script({"-a"}));
  EXPECT_PRED_FORMAT2(SameText, Told(source(), {"-x", "-O", "--no-comments"}),
                      Script({"-x", "-O", "--no-comments"}));
  const Command without = {"--exclude-database=[a-f]*", "--exclude-database=\"Odd\"*"};
  EXPECT_PRED_FORMAT2(SameText, Told(source(), without), Script(without));
  EXPECT_PRED_FORMAT2(
      SameText, Told(source(), without),
      Script({"--globals", "--database=gamma", "--database=postgres", "--database=template1"}));
}

TEST_P(LiveServerRestore, APipeIsReadToItsEndFirst) {
  const Outcome piped =
      RunProgram({PgstowPath(), "restore", "-f", "-", "--database=alpha", "--restrict-key=k"},
                 {.input = ReadFile(archive())});
  EXPECT_EQ(piped.err, "");
  const Outcome read = RunProgram(
      {PgstowPath(), "restore", "-f", "-", "--database=alpha", "--restrict-key=k", archive()});
  EXPECT_THAT(read.out, HasSubstr("COPY app.t"));
  EXPECT_PRED_FORMAT2(SameText, read.out, piped.out);
}

TEST_P(LiveServerRestore, ListsAreReadBack) {
  const Outcome listed = RunProgram({PgstowPath(), "list", "--database=gamma", archive()});
  EXPECT_EQ(listed.exit_code, 0) << listed.err;
  EXPECT_THAT(listed.out, HasSubstr("; Database \"gamma\"\n"));
  const TempDir dir;
  const std::string list = dir / "list";
  WriteFile(list, listed.out);
  EXPECT_PRED_FORMAT2(SameText, Script({"--database=gamma"}), Script({"-L", list}));
}

TEST_P(LiveServerRestore, WhatItWouldDoIsTold) {
  const OwnServer target(GetParam());
  const Outcome told = Restore(target.server(), {"--explain", "--database=alpha", "--globals"});
  EXPECT_THAT(told.out, HasSubstr("what is the server's own\n  create ROLE "));
  EXPECT_THAT(told.out, HasSubstr("restore of database \"alpha\""));
  EXPECT_EQ(target.server().Sql("postgres", "SELECT count(*) FROM pg_database"), "3\n");
}

TEST_P(LiveServerRestore, ErrorsNameTheirDatabase) {
  const OwnServer target(GetParam());
  const Outcome outcome = Restore(target.server(), {"--database=Odd \"base'\\"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("detail: database \"Odd \"base'\\\", DATABASE \"Odd "));
  const Outcome unknown = Restore(target.server(), {"--database=alpa"});
  EXPECT_EQ(unknown.exit_code, 1);
  EXPECT_THAT(unknown.err, HasSubstr("the archive has no database \"alpa\""));
  EXPECT_THAT(unknown.err, HasSubstr("Perhaps you mean \"alpha\"."));
  EXPECT_THAT(Restore(target.server(), {"-1"}).err, HasSubstr("option -1/--single-transaction"));
}

}  // namespace
}  // namespace pgstow::tests
