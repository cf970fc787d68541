// `pgstow restore --clean` of a database: what is there is dropped, and nothing else.
#include <string>

#include <gmock/gmock.h>

#include "tests/cli/support.h"
#include "tests/support/dump_text.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kShop =
    "CREATE SCHEMA app; CREATE TYPE app.mood AS ENUM ('good', 'bad'); "
    "CREATE TABLE app.item (id serial PRIMARY KEY, mood app.mood); "
    "CREATE TABLE app.sale (item int REFERENCES app.item); "
    "CREATE VIEW app.good AS SELECT * FROM app.item WHERE mood = 'good'; "
    "CREATE TABLE app.part (id int, k int, PRIMARY KEY (id, k)) PARTITION BY LIST (k); "
    "CREATE TABLE app.part1 PARTITION OF app.part FOR VALUES IN (1); "
    "CREATE INDEX part_k ON app.part (k); "
    "INSERT INTO app.item (mood) VALUES ('good'); INSERT INTO app.sale VALUES (1); "
    "SELECT lo_create(4711)";

class CleanTest : public ServerTest {
 protected:
  void SetUp() override {
    source_.Sql(kShop);
    RunOrThrow({PgstowPath(), "dump", "-Fcustom", "-f", archive_, source_.name()},
               {.environment = server().environment()});
  }

  Outcome Clean(const ScratchDatabase& target, const Command& options = {}) const {
    Command command = {PgstowPath(), "restore", "--clean", "-d", target.name(), archive_};
    command.insert(command.end(), options.begin(), options.end());
    return server().Run(command);
  }

  const ScratchDatabase source_{server()};
  const TempDir dir_;
  const std::string archive_ = dir_ / "archive";
};
INSTANTIATE_TEST_SUITE_P(Cli, CleanTest, testing::ValuesIn(Server::Names()),
                         [](const auto& server) { return server.param; });

TEST_P(CleanTest, DropsNothingWhereNothingIs) {
  const ScratchDatabase target(server());
  const Outcome restore = Clean(target);
  EXPECT_EQ(restore.exit_code, 0);
  EXPECT_EQ(restore.err, "");
  EXPECT_PRED_FORMAT2(SameText, OracleText(source_), OracleText(target));
}

TEST_P(CleanTest, DropsWhatIsThereInWhateverWayItHangsTogether) {
  // Another database of the same names: other kinds, other dependencies, half of it missing.
  for (const char* const before : {kShop,
                                   "CREATE SCHEMA app; CREATE TABLE app.good (id int); "
                                   "CREATE VIEW app.sale AS SELECT * FROM app.good; "
                                   "CREATE TABLE app.item (good app.good)"}) {
    for (const Command& manner : {Command{}, Command{"-1"}, Command{"-j2"}}) {
      const ScratchDatabase target(server());
      target.Sql(before);
      target.Sql("CREATE TABLE kept (id int)");
      const Outcome restore = Clean(target, manner);
      EXPECT_EQ(restore.exit_code, 0) << restore.err;
      EXPECT_EQ(target.Sql("SELECT count(*) FROM kept"), "0\n");
      target.Sql("DROP TABLE kept");
      EXPECT_PRED_FORMAT2(SameText, OracleText(source_), OracleText(target));
    }
  }
}

TEST_P(CleanTest, TellsWhatDependsOnWhatIsDroppedBeforeItDropsAnything) {
  const ScratchDatabase target(server());
  target.Sql(kShop);
  target.Sql(
      "CREATE VIEW public.report AS SELECT * FROM app.good; "
      "CREATE INDEX item_mood ON app.item (mood)");
  const std::string before = OracleText(target);
  const Outcome refused = Clean(target);
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("VIEW public.report depends on VIEW app.good."));
  EXPECT_THAT(refused.err, HasSubstr("INDEX app.item_mood depends on TABLE app.item."));
  EXPECT_THAT(refused.err, HasSubstr("--drop-dependents"));
  EXPECT_PRED_FORMAT2(SameText, before, OracleText(target));

  const Outcome restore = Clean(target, {"--drop-dependents"});
  EXPECT_EQ(restore.exit_code, 0);
  EXPECT_THAT(restore.err, HasSubstr("warning: VIEW public.report will be dropped and not "
                                     "restored, since it depends on VIEW app.good"));
  EXPECT_PRED_FORMAT2(SameText, OracleText(source_), OracleText(target));
}

TEST_P(CleanTest, WhatIsNotSelectedCountsAsNotRestored) {
  const ScratchDatabase target(server());
  target.Sql(kShop);
  const Outcome refused = Clean(target, {"-t", "item"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("FK CONSTRAINT app.sale sale_item_fkey depends on"));
  EXPECT_THAT(refused.err, Not(HasSubstr("app.part")));
}

TEST_P(CleanTest, PgRestoreDropsAsItIs) {
  const ScratchDatabase target(server());
  const Command options = {"-c", "-d", target.name(), archive_};
  Command command = {BuildDir() / "libexec/pgstow/pg_restore"};
  command.insert(command.end(), options.begin(), options.end());
  const Outcome restore = server().Run(command);
  EXPECT_EQ(restore.exit_code, 1);  // what it drops is not there
  EXPECT_THAT(restore.err, HasSubstr("DROP TABLE app.item"));
}

TEST_P(CleanTest, DropDependentsIsForCleanOnly) {
  const Outcome wrong =
      server().Run({PgstowPath(), "restore", "-f", "-", "--drop-dependents", archive_});
  EXPECT_EQ(wrong.exit_code, 1);
  EXPECT_THAT(wrong.err, HasSubstr("option --drop-dependents requires options"));
}

}  // namespace
}  // namespace pgstow::tests
