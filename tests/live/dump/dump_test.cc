// What a dump promises as a whole.
#include <thread>

#include <gmock/gmock.h>

#include "host/base/error.h"
#include "tests/live/dump/dumping.h"

namespace pgstow::dump {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class LiveDump : public tests::DumpsEachServer {
 protected:
  // Tables of several sizes; `big` has some 90 blocks, and TOAST.
  void MakeTables() const {
    database_.Sql(
        "CREATE TABLE big (id int, filler text);"
        "INSERT INTO big SELECT g, repeat(md5(g::text), 5) FROM generate_series(1, 3000) g;"
        "INSERT INTO big SELECT 3000 + g, string_agg(md5((g * 1000 + h)::text), '')"
        "  FROM generate_series(1, 20) g, generate_series(1, 300) h GROUP BY g;"
        "CREATE TABLE \"My Table\" (a int);"
        "INSERT INTO \"My Table\" SELECT generate_series(1, 500);"
        "CREATE TABLE empty (a int);"
        "CREATE TABLE no_columns (); INSERT INTO no_columns SELECT FROM generate_series(1, 4);");
  }
  // The dumps' error; fails the test when there is none.
  base::Error ErrorOf(const DumpOptions& options) const {
    try {
      Dump(options);
    } catch (const base::Error& error) {
      return error;
    }
    ADD_FAILURE() << "the dump went well";
    return {base::ErrorCode::kInternal, ""};
  }
};
INSTANTIATE_TEST_SUITE_P(Dump, LiveDump, ::testing::ValuesIn(tests::Server::Names()),
                         tests::NameOfServer);

TEST_P(LiveDump, CountsWhatItCopied) {
  MakeTables();
  const DumpSummary summary = Dump(OptionsFor("a"));
  EXPECT_EQ(summary.tables, 4U);
  EXPECT_EQ(summary.rows, 3020U + 500 + 4);
  EXPECT_GT(summary.raw_bytes, summary.stored_bytes);
  EXPECT_NO_THROW(Open("a")->Verify({}));
}

TEST_P(LiveDump, HasTheRowsOfALargeTableOnceAndInOrderWhateverItsParts) {
  MakeTables();
  std::vector<std::string> rows;
  Connect()->CopyOut("COPY big TO stdout", [&](std::span<const char> row) {
    rows.emplace_back(row.data(), row.size() - 1);
  });
  for (const int jobs : {1, 3}) {
    for (const uint64_t split_bytes : {uint64_t{0}, uint64_t{20'000}, uint64_t{200'000}}) {
      DumpOptions options = OptionsFor("a");
      options.jobs = jobs;
      options.split_bytes = split_bytes;
      Dump(options);
      EXPECT_EQ(tests::RowsOf(*Open("a"), "big"), rows) << jobs << " jobs, " << split_bytes;
    }
  }
}

TEST_P(LiveDump, CutsNoTableWhereALayoutKeepsItInOnePiece) {
  MakeTables();
  DumpOptions options = OptionsFor("folder");
  options.writer.format = "directory";
  options.jobs = 3;
  options.split_bytes = 20'000;
  EXPECT_EQ(Dump(options).rows, 3524U);
  EXPECT_EQ(tests::RowsOf(*Open("folder"), "big").size(), 3020U);
}

TEST_P(LiveDump, GivesTheSameBytesForTheSameSnapshot) {
  MakeTables();
  const auto holder = Connect();
  pg::BeginSnapshot(*holder, {}, "");
  const std::string snapshot = pg::ExportSnapshot(*holder);
  for (const int jobs : {1, 3}) {
    DumpOptions options = OptionsFor("first");
    options.jobs = jobs;
    options.split_bytes = 30'000;
    options.snapshot = snapshot;
    Dump(options);
    database_.Sql("INSERT INTO \"My Table\" VALUES (-1)");
    options.writer.path = dir_ / "second";
    Dump(options);
    EXPECT_EQ(tests::ReadFile(dir_ / "first"), tests::ReadFile(dir_ / "second")) << jobs;
    EXPECT_EQ(tests::RowsOf(*Open("second"), "My Table").size(), 500U);
  }
}

TEST_P(LiveDump, LetsLanesRunFreeWhenBytesNeedNotBeEqual) {
  MakeTables();
  DumpOptions options = OptionsFor("a");
  options.jobs = 3;
  options.split_bytes = 30'000;
  options.reproducible = false;
  EXPECT_EQ(Dump(options).rows, 3524U);
  EXPECT_NO_THROW(Open("a")->Verify({}));
}

TEST_P(LiveDump, RefusesSeveralJobsWhereOrderMatters) {
  DumpOptions options = OptionsFor("a");
  options.writer.format = "plain";
  options.writer.chain = nullptr;
  options.jobs = 2;
  const base::Error error = ErrorOf(options);
  EXPECT_EQ(error.code(), base::ErrorCode::kUsage);
  EXPECT_STREQ(error.what(),
               "archives of format \"plain\" can't be written by several jobs at once");
  EXPECT_TRUE(NothingIsLeft());
}

TEST_P(LiveDump, LeavesNothingWhenItCanNotConnect) {
  DumpOptions options = OptionsFor("a");
  options.connection.dbname = "no_such_database";
  EXPECT_EQ(ErrorOf(options).code(), base::ErrorCode::kServer);
  EXPECT_TRUE(NothingIsLeft());
}

TEST_P(LiveDump, WaitsForLocksNoLongerThanAsked) {
  MakeTables();
  const auto holder = Connect();
  holder->Execute("BEGIN; LOCK TABLE big IN ACCESS EXCLUSIVE MODE");
  DumpOptions options = OptionsFor("a");
  options.session.lock_wait_timeout = "50ms";
  const base::Error error = ErrorOf(options);
  EXPECT_THAT(error.what(), HasSubstr("canceling statement due to statement timeout"));
  EXPECT_THAT(error.detail(), HasSubstr("Query was: LOCK TABLE "));
  EXPECT_TRUE(NothingIsLeft());
}

TEST_P(LiveDump, SaysWhichTableItMayNotRead) {
  MakeTables();
  const std::string role = "reader_of_" + database_.name();
  database_.Sql("CREATE ROLE " + role + "; GRANT USAGE ON SCHEMA public TO " + role);
  DumpOptions options = OptionsFor("a");
  options.session.role = role;
  const base::Error error = ErrorOf(options);
  database_.Sql("DROP OWNED BY " + role + "; DROP ROLE " + role);
  EXPECT_THAT(error.what(), HasSubstr("ERROR:  permission denied for table "));
  EXPECT_TRUE(NothingIsLeft());
}

}  // namespace
}  // namespace pgstow::dump
