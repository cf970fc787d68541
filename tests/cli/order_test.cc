// `pgstow restore` in the order wanted: lists, --first, --data-order.
#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "tests/cli/support.h"
#include "tests/support/dump_text.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;

class OrderTest : public ServerTest {
 protected:
  // An archive of a database that SQL makes.
  std::string Archive(const std::string& sql, const Command& options = {}) {
    source_.Sql(sql);
    Command command = {PgstowPath(), "dump", "-Fcustom", "-f", dir_ / "archive", source_.name()};
    command.insert(command.end(), options.begin(), options.end());
    RunOrThrow(command, {.environment = server().environment()});
    return dir_ / "archive";
  }

  Outcome Restore(const std::string& archive, const Command& options) const {
    Command command = {PgstowPath(), "restore", archive};
    command.insert(command.end(), options.begin(), options.end());
    return server().Run(command);
  }

  // Where each of `texts` starts in the script of a restore.
  std::vector<size_t> Places(const std::string& archive, Command options,
                             const std::vector<std::string>& texts) const {
    options.insert(options.end(), {"-f", "-"});
    const Outcome restore = Restore(archive, options);
    EXPECT_EQ(restore.exit_code, 0) << restore.err;
    std::vector<size_t> places;
    for (const std::string& text : texts) {
      places.push_back(restore.out.find(text));
      EXPECT_NE(places.back(), std::string::npos) << text;
    }
    return places;
  }

  void IsSorted(const std::vector<size_t>& places) const {
    EXPECT_TRUE(std::ranges::is_sorted(places)) << testing::PrintToString(places);
  }

  const ScratchDatabase source_{server()};
  const TempDir dir_;
};
INSTANTIATE_TEST_SUITE_P(Cli, OrderTest, testing::ValuesIn(Server::Names()),
                         [](const auto& server) { return server.param; });

// Names that would end a line, name another entry or disable their own, were they taken at their
// word.
constexpr const char* kAwkward =
    "CREATE TABLE \"two\nlines\" (id int PRIMARY KEY, \"a;b\" text); "
    "INSERT INTO \"two\nlines\" VALUES (1, 'x'); "
    "CREATE TABLE \"\n1; 2 3 TABLE public other postgres\" (id int); "
    "CREATE TABLE \";off\" (id int); "
    "CREATE TABLE \"quote\"\"d; \\ it's\" (id int); "
    "CREATE SCHEMA \"sche;\nma\"; "
    "CREATE VIEW \"sche;\nma\".\"v\r\n;\" AS SELECT * FROM \"two\nlines\"; "
    "COMMENT ON TABLE \";off\" IS E'several\\nlines; here'";

TEST_P(OrderTest, AwkwardNamesSurviveTheList) {
  const std::string ours = Archive(kAwkward);
  const std::string theirs = dir_ / "theirs";
  RunOrThrow({Oracle("pg_dump"), "-Fc", "-f", theirs, source_.name()},
             {.environment = server().environment()});
  const std::string pg_restore = BuildDir() / "libexec/pgstow/pg_restore";
  for (const std::string& archive : {ours, theirs}) {
    const std::string list = RunOrThrow({PgstowPath(), "list", archive});
    std::istringstream lines(list);
    for (std::string line; std::getline(lines, line);) {
      EXPECT_THAT(line, MatchesRegex("(;.*|[0-9]+; [0-9]+ [0-9]+ [A-Z ]+ .+)"));
    }
    WriteFile(dir_ / "list", list);
    for (const Command& program : {Command{PgstowPath(), "restore"}, Command{pg_restore}}) {
      const ScratchDatabase target(server());
      Command command = program;
      command.insert(command.end(), {"-d", target.name(), "-L", dir_ / "list", archive});
      const Outcome restore = server().Run(command);
      EXPECT_EQ(restore.err, "");
      EXPECT_PRED_FORMAT2(SameText, OracleText(source_), OracleText(target));
    }
  }
}

TEST_P(OrderTest, ABrokenDependencyIsToldAndRepaired) {
  const std::string archive = Archive("CREATE TABLE t (id int); INSERT INTO t VALUES (7)");
  const std::string list = RunOrThrow({PgstowPath(), "list", archive});
  WriteFile(dir_ / "list", RunOrThrow({"tac"}, {.input = list}));
  const ScratchDatabase target(server());
  const Outcome restore = Restore(archive, {"-d", target.name(), "-L", dir_ / "list"});
  EXPECT_EQ(restore.exit_code, 0);
  EXPECT_THAT(restore.err,
              MatchesRegex("pgstow: warning: entry [0-9]+ \\(TABLE DATA public t\\) needs entry "
                           "[0-9]+ \\(TABLE public t\\), which the list has after it: moved before "
                           "it\n"));
  EXPECT_EQ(target.Sql("SELECT id FROM t"), "7\n");
}

TEST_P(OrderTest, AListIsFollowedByForce) {
  const std::string archive = Archive("CREATE TABLE t (id int); INSERT INTO t VALUES (7)");
  const std::string list = RunOrThrow({PgstowPath(), "list", archive});
  WriteFile(dir_ / "list", RunOrThrow({"tac"}, {.input = list}));
  const ScratchDatabase target(server());
  const Outcome restore =
      Restore(archive, {"-d", target.name(), "-L", dir_ / "list", "--force-order"});
  EXPECT_EQ(restore.exit_code, 1);
  EXPECT_THAT(restore.err, HasSubstr("which the list has after it\n"));
  EXPECT_THAT(restore.err, HasSubstr("relation \"public.t\" does not exist"));
  EXPECT_EQ(target.Sql("SELECT count(*) FROM t"), "0\n");  // it was made afterwards
}

constexpr const char* kShop =
    "CREATE TABLE archive (id int PRIMARY KEY, note text); "
    "CREATE TABLE orders (id int PRIMARY KEY, old int REFERENCES archive); "
    "CREATE INDEX orders_old ON orders (old); GRANT SELECT ON orders TO PUBLIC; "
    "INSERT INTO archive SELECT n, repeat('x', 100) FROM generate_series(1, 1000) n; "
    "INSERT INTO orders VALUES (1, 1)";

TEST_P(OrderTest, FirstTablesAreFinishedBeforeTheRest) {
  const std::string archive = Archive(kShop);
  IsSorted(Places(archive, {"--first", "ord*"},
                  {"CREATE TABLE public.orders", "COPY public.orders", "ADD CONSTRAINT orders_pkey",
                   "CREATE INDEX orders_old", "GRANT SELECT ON TABLE public.orders",
                   "CREATE TABLE public.archive", "COPY public.archive",
                   "ADD CONSTRAINT archive_pkey", "ADD CONSTRAINT orders_old_fkey"}));
  for (const Command& manner : {Command{}, Command{"-1"}, Command{"-j2"}}) {
    const ScratchDatabase target(server());
    Command options = {"-d", target.name(), "--first", "public.orders", "-v"};
    options.insert(options.end(), manner.begin(), manner.end());
    const Outcome restore = Restore(archive, options);
    EXPECT_EQ(restore.exit_code, 0) << restore.err;
    EXPECT_LT(restore.err.find("orders_old"), restore.err.find("table \"public.archive\""));
    EXPECT_PRED_FORMAT2(SameText, OracleText(source_), OracleText(target));
  }
  const Outcome unknown = Restore(archive, {"-f", "-", "--first", "nothing"});
  EXPECT_EQ(unknown.exit_code, 1);
  EXPECT_THAT(unknown.err, HasSubstr("no matching tables were found for \"nothing\""));
}

TEST_P(OrderTest, DataComesInTheOrderWanted) {
  const std::string archive = Archive(
      "CREATE TABLE a (t text); CREATE TABLE b (t text); CREATE TABLE c (t text); "
      "INSERT INTO a VALUES ('x'); INSERT INTO b VALUES (repeat('x', 1000)); "
      "INSERT INTO c VALUES (repeat('x', 100))");
  const std::string list = RunOrThrow({PgstowPath(), "list", archive});
  WriteFile(dir_ / "list", RunOrThrow({"tac"}, {.input = list}));
  const std::string a = "COPY public.a";
  const std::string b = "COPY public.b";
  const std::string c = "COPY public.c";
  IsSorted(Places(archive, {"--data-order=size"}, {b, c, a}));
  IsSorted(Places(archive, {"--data-order=name", "-L", dir_ / "list"}, {a, b, c}));
  IsSorted(Places(archive, {"--data-order=list", "-L", dir_ / "list"}, {c, b, a}));
  EXPECT_THAT(Restore(archive, {"-f", "-", "--data-order=luck"}).err,
              HasSubstr("unrecognized data order: \"luck\""));
}

}  // namespace
}  // namespace pgstow::tests
