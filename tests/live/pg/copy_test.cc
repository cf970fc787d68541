#include <gmock/gmock.h>

#include "tests/live/connecting.h"

namespace pgstow::pg {
namespace {

using ::testing::ElementsAre;

using LiveCopy = tests::EachServer;
INSTANTIATE_TEST_SUITE_P(Copy, LiveCopy, ::testing::ValuesIn(tests::Server::Names()),
                         tests::NameOfServer);

TEST_P(LiveCopy, OutGivesWholeRowsAndTheirNumber) {
  std::vector<std::string> rows;
  const uint64_t count = Connect()->CopyOut(
      "COPY (VALUES (1, 'a'), (2, E'b\\n'), (3, NULL)) TO stdout",
      [&](std::span<const char> row) { rows.emplace_back(row.data(), row.size()); });
  EXPECT_EQ(count, 3U);
  EXPECT_THAT(rows, ElementsAre("1\ta\n", "2\tb\\n\n", "3\t\\N\n"));
}

TEST_P(LiveCopy, OutGivesAllRowsHoweverFastTheyCome) {
  // Many small ones, some wider than what is received at once, and one that lets others wait.
  const auto connection = Connect();
  uint64_t rows = 0;
  uint64_t bytes = 0;
  const uint64_t count = connection->CopyOut(
      "COPY (SELECT CASE WHEN g = 100 THEN 'y' || pg_sleep(0.1)::text"
      " WHEN g % 5000 = 0 THEN repeat('x', 300000) ELSE 'y' END"
      " FROM generate_series(1, 30000) g) TO stdout",
      [&](std::span<const char> row) {
        EXPECT_EQ(row.back(), '\n');
        ++rows;
        bytes += row.size();
      });
  EXPECT_EQ(count, 30000U);
  EXPECT_EQ(rows, 30000U);
  EXPECT_EQ(bytes, 6 * 300001U + 29994 * 2U);
  EXPECT_EQ(connection->Query("SELECT 1")[0].integer(0), 1);
}

TEST_P(LiveCopy, OutThatIsRefusedFailsAsAQuery) {
  const auto connection = Connect();
  try {
    connection->CopyOut("COPY missing TO stdout", [](std::span<const char>) {});
    FAIL() << "nothing was thrown";
  } catch (const ServerError& error) {
    EXPECT_EQ(error.stage(), ServerError::Stage::kQuery);
    EXPECT_STREQ(error.what(), "query failed: ERROR:  relation \"missing\" does not exist");
  }
}

TEST_P(LiveCopy, OutThatBreaksOffTellsSo) {
  const auto connection = Connect();
  uint64_t rows = 0;
  try {
    connection->CopyOut("COPY (SELECT 1 / (3 - g) FROM generate_series(1, 5) g) TO stdout",
                        [&](std::span<const char>) { ++rows; });
    FAIL() << "nothing was thrown";
  } catch (const ServerError& error) {
    EXPECT_EQ(error.stage(), ServerError::Stage::kCopyResult);
    EXPECT_EQ(error.server_message(), "ERROR:  division by zero");
  }
  EXPECT_EQ(rows, 2U);
  EXPECT_EQ(connection->Query("SELECT 1")[0].integer(0), 1);
}

TEST_P(LiveCopy, OutStopsWhenTheCallerThrows) {
  const auto connection = Connect();
  EXPECT_THROW(connection->CopyOut("COPY (SELECT generate_series(1, 1000000000)) TO stdout",
                                   [](std::span<const char>) { throw std::runtime_error("no"); }),
               std::runtime_error);
  EXPECT_EQ(connection->Query("SELECT 1")[0].integer(0), 1);
}

TEST_P(LiveCopy, InTakesRowsCutAnywhere) {
  const auto connection = Connect();
  connection->Execute("CREATE TABLE t (a int, b text)");
  connection->CopyBegin("COPY t FROM stdin");
  const std::string rows = "1\tone\n2\t\\N\n3\tthree\n";
  for (const char& byte : rows) connection->CopyWrite({&byte, 1});
  EXPECT_EQ(connection->CopyEnd(), 3U);
  EXPECT_EQ(connection->Query("SELECT string_agg(b, ',' ORDER BY a) FROM t")[0].text(0),
            "one,three");
}

TEST_P(LiveCopy, InThatTheServerRefusesFailsAtItsEnd) {
  const auto connection = Connect();
  connection->Execute("CREATE TABLE t (a int)");
  connection->CopyBegin("COPY t FROM stdin");
  connection->CopyWrite(std::string_view("x\n"));
  try {
    connection->CopyEnd();
    FAIL() << "nothing was thrown";
  } catch (const ServerError& error) {
    EXPECT_EQ(error.sqlstate(), "22P02");
    EXPECT_EQ(error.fields().context, "COPY t, line 1, column a: \"x\"");
  }
  EXPECT_EQ(connection->Query("SELECT count(*) FROM t")[0].integer(0), 0);
}

TEST_P(LiveCopy, FailDropsTheRows) {
  const auto connection = Connect();
  connection->Execute("CREATE TABLE t (a int)");
  connection->CopyBegin("COPY t FROM stdin");
  connection->CopyWrite(std::string_view("1\n"));
  connection->CopyFail("changed my mind");
  EXPECT_EQ(connection->Query("SELECT count(*) FROM t")[0].integer(0), 0);
}

}  // namespace
}  // namespace pgstow::pg
