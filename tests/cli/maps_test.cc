// Restores under other names: --map-schema, --map-owner, --map-tablespace.

#include <filesystem>
#include <memory>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/dump_text.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kSetup = R"(
CREATE SCHEMA app;
CREATE SCHEMA "a=""b";
CREATE TABLE app.app (id serial PRIMARY KEY, word text);
INSERT INTO app.app (word) VALUES ('app.app'), (E'it''s \\ ; app');
CREATE TABLE "a=""b"."T t" (id integer REFERENCES app.app, made regclass DEFAULT 'app.app'::regclass);
INSERT INTO "a=""b"."T t" VALUES (1, NULL);
CREATE VIEW app.words AS SELECT app.word FROM app.app WHERE app.id > 0;
CREATE FUNCTION app.count() RETURNS bigint LANGUAGE plpgsql
    AS 'BEGIN RETURN (SELECT count(*) FROM app.app); END';
GRANT SELECT ON app.app TO case_reader;
ALTER TABLE app.app OWNER TO case_owner;
CREATE TABLE public.other (i integer);
)";

constexpr const char* kRenaming = R"(
ALTER SCHEMA app RENAME TO web;
ALTER SCHEMA "a=""b" RENAME TO "c=d";
)";

// One source for all tests.
class MapsTest : public testing::Test {
 public:
  static void SetUpTestSuite() {
    source_ = std::make_unique<ScratchDatabase>(Server::Named("18"));
    source_->Sql(kSetup);
  }
  static void TearDownTestSuite() { source_.reset(); }

 protected:
  static const Server& server() { return source_->server(); }

  std::string Archive(const Command& options = {"-Fcustom"}) const {
    std::string archive = dir_ / "archive";
    std::filesystem::remove_all(archive);
    Command command = {PgstowPath(), "dump", "-f", archive, "-d", source_->name()};
    command.insert(command.end(), options.begin(), options.end());
    RunOrThrow(command, {.environment = server().environment()});
    return archive;
  }

  static Outcome Restore(Command options, RunOptions run = {}) {
    options.insert(options.begin(), {PgstowPath(), "restore"});
    return server().Run(options, run);
  }

  static std::string Script(const std::string& archive, Command options) {
    options.insert(options.begin(), {PgstowPath(), "restore", "-f", "-"});
    options.push_back(archive);
    return RunOrThrow(options);
  }

  static std::unique_ptr<ScratchDatabase> source_;
  TempDir dir_;
};

std::unique_ptr<ScratchDatabase> MapsTest::source_;

const Command kMaps = {"--map-schema=app=web", R"(--map-schema="a=""b"="c=d")"};

Command With(Command options, const Command& more) {
  options.insert(options.end(), more.begin(), more.end());
  return options;
}

TEST_F(MapsTest, EveryFormatAndWayIsAsIfRenamed) {
  const ScratchDatabase renamed(server());
  renamed.Sql(kSetup);
  renamed.Sql(kRenaming);
  const std::string expected = OracleText(renamed);
  const std::vector<Command> dumps = {{"-Fcustom"},
                                      {"-Fpgdump"},
                                      {"-Ftar"},
                                      {"-Fdirectory"},
                                      {"-Fcustom", "--rows-per-insert=2"},
                                      {"-Fpgdump", "--column-inserts"}};
  const std::vector<Command> ways = {{}, {"--jobs=2"}};
  for (const Command& dump : dumps) {
    const std::string archive = Archive(dump);
    for (const Command& way : ways) {
      SCOPED_TRACE(testing::PrintToString(dump) + testing::PrintToString(way));
      if (dump[0] == "-Ftar" && !way.empty()) continue;  // it is read front to back
      const ScratchDatabase target(server());
      const Outcome outcome = Restore(With(With({"-d", target.name(), archive}, kMaps), way));
      EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
      EXPECT_PRED_FORMAT2(SameText, RowsSorted(expected), RowsSorted(OracleText(target)));
    }
  }
}

TEST_F(MapsTest, PipesAndScriptsAreAsIfRenamed) {
  const ScratchDatabase renamed(server());
  renamed.Sql(kSetup);
  renamed.Sql(kRenaming);
  for (const Command& dump : std::vector<Command>{{"-Fcustom"}, {"-Fcustom", "--inserts"}}) {
    const std::string archive = Archive(dump);
    const ScratchDatabase piped(server());
    const Outcome outcome =
        Restore(With({"-d", piped.name()}, kMaps), {.input = ReadFile(archive)});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_PRED_FORMAT2(SameText, OracleText(renamed), OracleText(piped));
    const ScratchDatabase scripted(server());
    WriteFile(dir_ / "script.sql", Script(archive, kMaps));
    scripted.SqlFile(dir_ / "script.sql");
    EXPECT_PRED_FORMAT2(SameText, OracleText(renamed), OracleText(scripted));
  }
}

TEST_F(MapsTest, TellsWhatIsNotMappedBeforeAnythingRuns) {
  const std::string archive = Archive();
  const ScratchDatabase target(server());
  const Outcome told = Restore({"-f", "/dev/null", "--map-schema=app=web", archive});
  EXPECT_EQ(told.exit_code, 0);
  EXPECT_THAT(told.err,
              HasSubstr("warning: can't map schema \"app\" safely in the body of FUNCTION "
                        "\"web.count()\"\npgstow: detail: BEGIN RETURN (SELECT count(*) "
                        "FROM app.app); END\n"));
  const Outcome strict =
      Restore({"-d", target.name(), "--map-schema=app=web", "--strict-maps", archive});
  EXPECT_EQ(strict.exit_code, 1);
  EXPECT_THAT(strict.err, HasSubstr("error: 1 place can't be mapped safely"));
  EXPECT_EQ(target.Sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'web'"), "0\n");
  EXPECT_EQ(
      Restore({"-f", "/dev/null", "-t", "app", "--map-schema=app=web", "--strict-maps", archive})
          .err,
      "");
}

TEST_F(MapsTest, MapsThatNameNothingAreTold) {
  const std::string archive = Archive();
  const Command maps = {"-f", "/dev/null", "--map-owner=nobody=x", archive};
  EXPECT_EQ(Restore(maps).exit_code, 0);
  EXPECT_THAT(Restore(maps).err,
              HasSubstr("warning: nothing to map: the archive has no role \"nobody\""));
  const Outcome strict = Restore(With(maps, {"--strict-names"}));
  EXPECT_EQ(strict.exit_code, 1);
  EXPECT_THAT(strict.err, HasSubstr("error: role \"nobody\" not found"));
}

TEST_F(MapsTest, SelectionGoesByTheOldNames) {
  const std::string archive = Archive();
  EXPECT_THAT(Script(archive, {"-n", "app", "--map-schema=app=web"}), HasSubstr("TABLE web.app"));
  EXPECT_THAT(Script(archive, {"-n", "web", "--map-schema=app=web"}),
              Not(HasSubstr("TABLE web.app")));
  WriteFile(dir_ / "list", RunOrThrow({PgstowPath(), "list", "-t", "words", archive}));
  const std::string listed = Script(archive, {"-L", dir_ / "list", "--map-schema=app=web"});
  EXPECT_THAT(listed, HasSubstr("CREATE VIEW web.words AS\n SELECT word\n   FROM web.app"));
  EXPECT_THAT(listed, Not(HasSubstr("CREATE TABLE")));
}

TEST_F(MapsTest, SwitchesThatLeaveOutWin) {
  const std::string archive = Archive();
  const Command maps = {"--map-owner=case_owner=ann", "--map-owner=case_reader=bob"};
  const std::string all = Script(archive, maps);
  EXPECT_THAT(all, HasSubstr("ALTER TABLE app.app OWNER TO ann;"));
  EXPECT_THAT(all, HasSubstr("GRANT SELECT ON TABLE app.app TO bob;"));
  EXPECT_THAT(all, Not(HasSubstr("case_")));
  EXPECT_THAT(Script(archive, With(maps, {"--no-owner"})), Not(HasSubstr("OWNER TO")));
  EXPECT_THAT(Script(archive, With(maps, {"-x"})), Not(HasSubstr("GRANT")));
  EXPECT_THAT(Script(archive, With(maps, {"--use-set-session-authorization"})),
              HasSubstr("SET SESSION AUTHORIZATION 'ann';"));
}

TEST_F(MapsTest, CollisionsEndItBeforeAnythingRuns) {
  const std::string archive = Archive();
  const Outcome outcome =
      Restore({"-f", "/dev/null", "--map-schema=app=one", R"(--map-schema="a=""b"=one)", archive});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  source_->Sql("CREATE TABLE public.app ()");
  const std::string with_two = Archive();
  source_->Sql("DROP TABLE public.app");
  const Outcome collides = Restore({"-f", "/dev/null", "--map-schema=app=public", with_two});
  EXPECT_EQ(collides.exit_code, 1);
  EXPECT_THAT(collides.err, HasSubstr("would both become TABLE \"public.app\""));
}

TEST_F(MapsTest, OptionsThatCantBeAreRefused) {
  const auto complaint = [](const Command& options) {
    const Outcome outcome = Restore(With({"-f", "/dev/null", "/nowhere"}, options));
    EXPECT_EQ(outcome.exit_code, 1);
    return outcome.err;
  };
  for (const char* value : {"", "a", "=b", "a=", "\"a=b", "\"a\"x=b", "a=\"b\"c", "a=\"b"}) {
    EXPECT_THAT(complaint({std::string("--map-schema=") + value}),
                HasSubstr(std::string("invalid value \"") + value + "\" for option --map-schema"));
  }
  EXPECT_THAT(complaint({"--map-owner=a=b", "--map-owner=a=c"}),
              HasSubstr("option --map-owner maps \"a\" more than once"));
  for (const char* value : {"pg_catalog=a", "a=pg_x", "information_schema=a"}) {
    EXPECT_THAT(complaint({std::string("--map-schema=") + value}),
                HasSubstr("is the server's own and can't be mapped"));
  }
}

TEST_F(MapsTest, ListsAreOfTheArchive) {
  const Outcome outcome = Restore({"-l", "--map-schema=a=b", "/nowhere"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("options -l/--list and --map-schema cannot be used together"));
}

TEST_F(MapsTest, PostgresqlsToolDoesNotKnowThem) {
  const Outcome outcome = RunProgram({BuildDir() / "libexec/pgstow/pg_restore", "-f", "/dev/null",
                                      "--map-schema=a=b", "/nowhere"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("unrecognized option '--map-schema=a=b'"));
}

}  // namespace
}  // namespace pgstow::tests
