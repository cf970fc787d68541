// The form in which rows go to the server: binary where that can be, and nobody can tell from what
// comes of it.
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/live/connecting.h"
#include "tests/support/dump_text.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace pgstow::tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class LiveRestoreRows : public EachServer {
 protected:
  void SetUp() override {
    database_.SqlFile(SourceDir() / "tests/live/restore/rows.sql");
    Dump();
  }

  void Dump() const {
    const Outcome dump =
        server_.Run({PgstowPath(), "dump", "-Fc", "-f", archive_, "-d", database_.name()});
    ASSERT_TRUE(dump.ok()) << dump.err;
  }

  Outcome Restore(const ScratchDatabase& target, Command options,
                  const RunOptions& how = {}) const {
    options.insert(options.begin(), {PgstowPath(), "restore", "-v", "-d", target.name()});
    options.push_back(archive_);
    return server_.Run(options, how);
  }

  void ExpectEqual(const ScratchDatabase& target) const {
    EXPECT_PRED_FORMAT2(SameText, RowsSorted(OracleText(database_)),
                        RowsSorted(OracleText(target)));
  }

 private:
  const TempDir dir_;
  const std::string archive_ = dir_ / "archive";
};

INSTANTIATE_TEST_SUITE_P(Restore, LiveRestoreRows, ::testing::ValuesIn(Server::Names()),
                         NameOfServer);

// What the function in rows.sql says of a row.
std::string Said(int row, std::string_view copy) { return fmt::format("row {} by {};", row, copy); }

TEST_P(LiveRestoreRows, AreTheSameInEitherForm) {
  for (const Command& manner : std::vector<Command>{{}, {"--no-freeze", "-j", "2"}}) {
    SCOPED_TRACE(Shown(manner));
    const ScratchDatabase target(server_);
    const Outcome restore = Restore(target, manner);
    EXPECT_EQ(restore.exit_code, 0) << restore.err;
    EXPECT_THAT(restore.err, HasSubstr("FORMAT binary"));
    ExpectEqual(target);
  }
}

TEST_P(LiveRestoreRows, AreBinaryAsFarAsTheyCanBe) {
  const ScratchDatabase target(server_);
  const Outcome restore = Restore(target, {});
  EXPECT_THAT(
      restore.err,
      AllOf(HasSubstr(Said(1, "COPY app.other (id, p, t) FROM stdin WITH (FREEZE)")),
            HasSubstr(Said(1, "COPY app.wide (id, t) FROM stdin WITH (FREEZE, FORMAT binary)")),
            HasSubstr(Said(4000, "COPY app.wide (id, t) FROM stdin WITH (FREEZE)"))));
}

// A server whose bytea_output is not hex gave text that has no binary form here.
TEST_P(LiveRestoreRows, GoAsTextFromTheFirstOneThatIsSpelledOtherwise) {
  database_.Sql("ALTER DATABASE " + database_.name() + " SET bytea_output = escape");
  Dump();
  database_.Sql("ALTER DATABASE " + database_.name() + " RESET bytea_output");
  const ScratchDatabase target(server_);
  const Outcome restore = Restore(target, {});
  EXPECT_EQ(restore.exit_code, 0) << restore.err;
  ExpectEqual(target);
}

// The message tells the row, which servers do not of rows in binary form.
TEST_P(LiveRestoreRows, AreRefusedWithTheWordsThatTheirTextIs) {
  for (const std::string jobs : {"1", "3"}) {
    const ScratchDatabase target(server_);
    const Outcome restore =
        Restore(target, {"-j", jobs}, {.environment = {{"PGOPTIONS", "-c app.refused=1500"}}});
    EXPECT_EQ(restore.exit_code, 1);
    EXPECT_THAT(restore.err, AllOf(HasSubstr("CONTEXT:  COPY wide, line 1500: \"1500\txxx"),
                                   HasSubstr(": \"1500\tt\t-500\t1500000000000000000\t"),
                                   HasSubstr("errors ignored on restore: 3")));
    EXPECT_EQ(target.Sql("SELECT count(*) FROM app.wide"), "0\n");
  }
}

// Nothing that was done before in the same transaction can be done again.
TEST_P(LiveRestoreRows, AreTextInOneTransaction) {
  const ScratchDatabase target(server_);
  const Outcome restore = Restore(target, {"-1"});
  EXPECT_EQ(restore.exit_code, 0) << restore.err;
  EXPECT_THAT(restore.err, Not(HasSubstr("FORMAT binary")));
  ExpectEqual(target);
}

}  // namespace
}  // namespace pgstow::tests
