// What restores and lists choose: as pg_restore by that name, and more by `pgstow`.

#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "tests/cli/support.h"
#include "tests/support/dump_text.h"
#include "tests/support/paths.h"

namespace pgstow::tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kDatabase = R"(
SET client_min_messages = error;
CREATE SCHEMA app;
CREATE SCHEMA other;
CREATE TYPE app.mood AS ENUM ('sad', 'ok');
CREATE TABLE app.t (id serial PRIMARY KEY, mood app.mood);
CREATE INDEX t_mood ON app.t (mood);
CREATE TABLE other.c (id int PRIMARY KEY, t_id int REFERENCES app.t);
CREATE VIEW other.v AS SELECT * FROM app.t;
CREATE TABLE other."Foo" (a int);
CREATE TABLE other.foo (a int);
CREATE FUNCTION app.f(int, text) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION app.f(text) RETURNS int LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION app.fire() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER tr BEFORE INSERT ON app.t FOR EACH ROW EXECUTE FUNCTION app.fire();
ALTER TABLE app.t ENABLE ROW LEVEL SECURITY;
CREATE POLICY careful ON app.t USING (id > 0);
COMMENT ON POLICY careful ON app.t IS 'a policy';
CREATE PUBLICATION pub FOR TABLE app.t;
COMMENT ON PUBLICATION pub IS 'a publication';
INSERT INTO app.t (mood) VALUES ('ok');
INSERT INTO other.c VALUES (1, 1);
ANALYZE;
)";

class SelectionTest : public ServerTest {
 protected:
  SelectionTest() : source_(server()) {
    source_.Sql(kDatabase);
    Output({Oracle("pg_dump"), "-Fc", "--statistics", "-f", archive_, source_.name()});
  }

  std::string Output(const Command& command) const {
    const Outcome outcome = server().Run(command);
    if (!outcome.ok()) throw std::runtime_error(Shown(command) + "\n" + outcome.err);
    return outcome.out;
  }

  static Command Joined(Command command, const Command& more) {
    command.insert(command.end(), more.begin(), more.end());
    return command;
  }

  // A program's list without the comments in it.
  std::string Listed(const Command& program, const Command& switches) const {
    std::string entries;
    std::istringstream lines(Output(Joined(Joined(program, switches), {archive_})));
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with(";")) entries += line + "\n";
    }
    return entries;
  }
  // The same of `pgstow list`, but for the numbers.
  std::string Chosen(const Command& switches) const {
    return RunOrThrow({"sed", "-E", "s/^[0-9]+; [0-9]+ [0-9]+ //; s/ postgres$//"},
                      {.input = Listed({PgstowPath(), "list", "--no-statistics"}, switches)});
  }

  Outcome Ours(const Command& arguments) const { return server().Run(Joined({tool_}, arguments)); }
  Outcome Theirs(const Command& arguments) const {
    return server().Run(Joined({Oracle("pg_restore")}, arguments));
  }

  const ScratchDatabase source_;
  const TempDir dir_;
  const std::string archive_ = dir_ / "archive";
  const std::string tool_ = BuildDir() / "libexec/pgstow/pg_restore";
};
INSTANTIATE_TEST_SUITE_P(Servers, SelectionTest, testing::ValuesIn(Server::Names()),
                         [](const auto& server) { return server.param; });

const std::vector<Command> kSwitches = {
    {"--no-policies"},
    {"--no-policies", "-n", "app"},
    {"--no-policies", "--no-comments"},
    {"--no-publications"},
    {"--no-publications", "-C"},
    {"--no-subscriptions"},
    {"--no-policies", "--no-publications", "--no-subscriptions", "-x"},
    {"--section=post-data", "--no-policies"},
    {"--statistics-only"},
    {"--statistics-only", "-t", "t"},
    {"--statistics-only", "-n", "app"},
    {"--statistics-only", "-N", "app"},
    {"--statistics-only", "-I", "t_mood"},
    {"--statistics-only", "--section=data"},
    {"--statistics", "-t", "t"},
    {"--statistics", "--no-data", "-t", "t"},
    {"--no-schema", "--statistics", "-n", "app"},
    {"--no-statistics"},
    {"-C", "-t", "t", "--no-schema"},
    {"-T", "tr"},
    {"-T", "t tr"},
    {"-t", "FOO"},
    {"-t", "Foo"},
    {"-t", "f*"},
    {"-t", "other.foo"},
    {"-P", "f"},
    {"-P", "f(text)"},
    {"-n", "*"},
    {"--strict-names", "-t", "t", "-n", "app"},
};

TEST_P(SelectionTest, IsPgRestoresByThatName) {
  for (const Command& switches : kSwitches) {
    SCOPED_TRACE(Shown(switches));
    EXPECT_PRED_FORMAT2(SameText, Listed({Oracle("pg_restore"), "-l"}, switches),
                        Listed({tool_, "-l"}, switches));
    const Command script = Joined({"-f", "-", archive_}, switches);
    EXPECT_PRED_FORMAT2(SameText, Normalized(Theirs(script).out), Normalized(Ours(script).out));
  }
}

TEST_P(SelectionTest, RefusesAsPgRestore) {
  const std::vector<Command> refused = {
      {"--strict-names", "-t", "nope"},
      {"--strict-names", "-T", "tr"},
      {"--strict-names", "-I", "nope"},
      {"--strict-names", "-P", "f"},
      {"--strict-names", "-n", "*"},
      {"--statistics-only", "--no-statistics"},
      {"--statistics-only", "-s"},
      {"--statistics-only", "-a"},
      {"--statistics", "-a"},
      {"--statistics", "-s"},
      {"--no-schema", "-s"},
      {"--no-data", "-a"},
      {"--statistics", "--no-statistics"},
      {"--filter=/nonexistent"},
      {"--section=none"},
  };
  for (const Command& arguments : refused) {
    const Command command = Joined({"-l", archive_}, arguments);
    const Outcome theirs = Theirs(command);
    const Outcome ours = Ours(command);
    EXPECT_EQ(ours.exit_code, theirs.exit_code) << Shown(arguments);
    EXPECT_EQ(ours.err, theirs.err) << Shown(arguments);
    EXPECT_EQ(theirs.exit_code, 1) << Shown(arguments);
  }
}

TEST_P(SelectionTest, ReadsFiltersAsPgRestore) {
  const std::vector<std::string> filters = {"include table t\n",
                                            "include table t\ninclude index t_mood # both\n",
                                            "exclude schema app\n",
                                            "include schema other\n\n",
                                            "include function f(text)\n",
                                            "include function f (int,text)\n",
                                            "include trigger t tr\n",
                                            "include trigger \"t tr\"\n",
                                            "include table \"Foo\"\n",
                                            "include table x y z\n",
                                            "include\n",
                                            "include table\n",
                                            "nonsense table t\n",
                                            "include nonsense t\n",
                                            "exclude table t\n",
                                            "exclude index t\n",
                                            "exclude trigger t\n",
                                            "exclude function t\n",
                                            "include extension t\n",
                                            "exclude extension t\n",
                                            "include table_data t\n",
                                            "exclude table_data t\n",
                                            "include table_and_children t\n",
                                            "exclude table_data_and_children t\n",
                                            "include foreign_data t\n",
                                            "include database t\n",
                                            "include table \"unfinished\n"};
  const std::string path = dir_ / "filter";
  for (const std::string& filter : filters) {
    WriteFile(path, filter);
    const Command command = {"-f", "-", "--filter", path, archive_};
    const Outcome theirs = Theirs(command);
    const Outcome ours = Ours(command);
    EXPECT_EQ(ours.exit_code, theirs.exit_code) << filter;
    EXPECT_EQ(ours.err, theirs.err) << filter;
    EXPECT_PRED_FORMAT2(SameText, Normalized(theirs.out), Normalized(ours.out)) << filter;
  }
}

TEST_P(SelectionTest, HasNoMoreThanPgRestoreByThatName) {
  for (const char* const option :
       {"--with-dependents", "--with-dependencies", "--extension=x", "--exclude-table=x",
        "--exclude-table-data=x", "--exclude-index=x", "--exclude-function=x",
        "--exclude-trigger=x", "--exclude-extension=x"}) {
    const Outcome ours = Ours({"-l", option, archive_});
    EXPECT_EQ(ours.exit_code, 1) << option;
    EXPECT_THAT(ours.err,
                HasSubstr("pg_restore: unrecognized option '" + std::string(option) + "'\n"));
  }
}

TEST_P(SelectionTest, TakesPatterns) {
  EXPECT_EQ(Chosen({"-t", "*.C"}), "TABLE other c\nTABLE DATA other c\n");
  EXPECT_EQ(Chosen({"-t", "Foo"}), "TABLE other Foo\nTABLE DATA other Foo\n");
  EXPECT_EQ(Chosen({"-t", "FOO"}), "TABLE other foo\nTABLE DATA other foo\n");
  EXPECT_EQ(Chosen({"-P", "app.f"}), "FUNCTION app f(text)\nFUNCTION app f(integer, text)\n");
  EXPECT_EQ(Chosen({"-P", "*(*, text)"}), "FUNCTION app f(integer, text)\n");
  EXPECT_EQ(Chosen({"-I", "t?mood", "-T", "tr"}), "INDEX app t_mood\nTRIGGER app t tr\n");
  EXPECT_EQ(Chosen({"-n", "oth*", "-t", "*", "--exclude-table", "\"Foo\"", "--exclude-table-data",
                    "*", "-s"}),
            "TABLE other c\nTABLE other foo\nVIEW other v\n");
}

TEST_P(SelectionTest, TakesFiltersForItsOwnSwitches) {
  WriteFile(dir_ / "filter",
            "include table t\nexclude table_data t\ninclude index t*\nexclude index t_m*\n");
  EXPECT_EQ(Chosen({"--filter", dir_ / "filter"}), "TABLE app t\n");
}

TEST_P(SelectionTest, StrictNamesHoldForPatternsThatInclude) {
  const auto listed = [this](const Command& switches) {
    return server().Run(Joined({PgstowPath(), "list", "--strict-names", archive_}, switches));
  };
  for (const auto& [option, what] :
       std::vector<std::pair<std::string, std::string>>{{"-t", "table"},
                                                        {"-I", "index"},
                                                        {"-P", "function"},
                                                        {"-T", "trigger"},
                                                        {"-n", "schema"},
                                                        {"--extension", "extension"}}) {
    const Outcome outcome = listed({option, "nope*"});
    EXPECT_EQ(outcome.exit_code, 1) << option;
    EXPECT_EQ(outcome.err, "pgstow: error: " + what + " \"nope*\" not found\n");
  }
  EXPECT_EQ(listed({"-t", "app.*", "--exclude-table", "nope*", "-N", "nope*"}).exit_code, 0);
  EXPECT_EQ(listed({"-t", "a.b.c.d"}).err,
            "pgstow: error: improper relation name (too many dotted names): a.b.c.d\n");
  EXPECT_EQ(listed({"-t", "elsewhere.app.t"}).err,
            "pgstow: error: cross-database references are not implemented: elsewhere.app.t\n");
}

TEST_P(SelectionTest, RestoresWhatIsNeededAndWhatIsPartOfIt) {
  const ScratchDatabase target(server());
  Output({PgstowPath(), "restore", "-e", "--no-statistics", "-d", target.name(), "-t", "v",
          "--with-dependencies", archive_});
  EXPECT_EQ(target.Sql("SELECT mood FROM other.v"), "ok\n");
  EXPECT_EQ(target.Sql("SELECT count(*) FROM pg_policy"), "0\n");

  const ScratchDatabase whole(server());
  Output({PgstowPath(), "restore", "-e", "--no-statistics", "-d", whole.name(), "-t", "c", "-t",
          "t", "--with-dependents", "--with-dependencies", archive_});
  EXPECT_EQ(whole.Sql("SELECT nextval('app.t_id_seq')"), "2\n");
  EXPECT_EQ(whole.Sql("SELECT count(*) FROM pg_policy"), "1\n");
  EXPECT_EQ(whole.Sql("SELECT count(*) FROM pg_publication_tables"), "1\n");
  EXPECT_EQ(whole.Sql("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"), "1\n");
  EXPECT_EQ(whole.Sql("SELECT to_regclass('other.v')"), "\n");
}

TEST_P(SelectionTest, SaysWhatIsLeftOutAndWithVerboseWhatCame) {
  const Command restore = {PgstowPath(), "restore", "-f", "-", "--with-dependencies", archive_};
  const Outcome without = server().Run(Joined(restore, {"-t", "v", "--exclude-table", "t"}));
  EXPECT_EQ(without.exit_code, 0);
  EXPECT_THAT(without.out, Not(HasSubstr("CREATE VIEW")));
  EXPECT_EQ(without.err,
            "pgstow: warning: entries left out because they need what is excluded: 1\n"
            "pgstow: hint: \"pgstow list --why\" says why each of them is.\n");
  EXPECT_THAT(
      server().Run(Joined(restore, {"-v", "-t", "v"})).err,
      AllOf(HasSubstr("pgstow: TYPE app.mood ("), HasSubstr(" is needed by VIEW other.v (")));
}

TEST_P(SelectionTest, ListSaysWhy) {
  const Command list = {PgstowPath(), "list", archive_, "-t", "v", "--with-dependencies"};
  const auto why = [&](const Command& more) {
    return RunOrThrow({"sed", "-E", "s/\\([0-9]+\\)/(N)/g; s/\"(id|via)\": [0-9]+/\"\\1\": N/g"},
                      {.input = Output(Joined(list, more))});
  };
  EXPECT_EQ(why({"--why", "app.mood"}),
            "TYPE app.mood (N): in\n"
            "  TYPE app.mood (N) is needed by VIEW other.v (N) (--with-dependencies)\n"
            "  VIEW other.v (N) is named by --table \"v\"\n");
  EXPECT_EQ(why({"--why", "other.v", "--json"}),
            "[\n  {\"id\": N, \"kind\": \"VIEW\", \"schema\": \"other\", \"tag\": \"v\", \"in\": "
            "true, \"why\": [{\"id\": N, \"cause\": \"named\", \"option\": \"--table\", \"name\": "
            "\"v\"}]}\n]\n");
  const Outcome unknown = server().Run(Joined(list, {"--why", "nope"}));
  EXPECT_EQ(unknown.exit_code, 1);
  EXPECT_EQ(unknown.err, "pgstow: error: the archive has no entry \"nope\"\n");
}

// Every switch that pg_restore shows is taken, by both names. Those for help and the version are
// none but as the first word: pg_restore.txt of tests/differential/lines has them.
TEST_P(SelectionTest, TakesEverySwitchOfPgRestore) {
  std::istringstream words(RunOrThrow({Oracle("pg_restore"), "--help"}));
  size_t switches = 0;
  for (std::string word; words >> word;) {
    if (!word.starts_with("--")) continue;
    const std::string option = word.substr(0, word.find('='));
    if (option == "--help" || option == "--version") continue;
    ++switches;
    for (const Command& program : {Command{tool_}, Command{PgstowPath(), "restore"}}) {
      // Given twice wrongly, so that nothing is run: with a value, then without.
      const std::string complaints = server().Run(Joined(program, {option + "=x", "a", "b"})).err +
                                     server().Run(Joined(program, {option})).err;
      EXPECT_THAT(complaints, Not(HasSubstr("unrecognized option"))) << option;
    }
  }
  EXPECT_GE(switches, 45u);
}

}  // namespace
}  // namespace pgstow::tests
