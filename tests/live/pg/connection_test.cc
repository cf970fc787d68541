#include "host/pg/connection.h"

#include <array>
#include <thread>

#include <gmock/gmock.h>

#include "tests/live/connecting.h"

namespace pgstow::pg {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

using Live = tests::EachServer;
INSTANTIATE_TEST_SUITE_P(Connection, Live, ::testing::ValuesIn(tests::Server::Names()),
                         tests::NameOfServer);

// The error that `action` throws.
template <typename Action>
ServerError ErrorOf(Action action) {
  try {
    action();
  } catch (const ServerError& error) {
    return error;
  }
  throw std::logic_error("nothing was thrown");
}

TEST_P(Live, TakesArraysInBinaryForm) {
  const auto connection = Connect();
  BinaryArray oids(ElementType::kOid, 2);
  BinaryArray numbers(ElementType::kInt8, 2);
  BinaryArray bytes(ElementType::kBytea, 2, 3);
  oids.Add(uint64_t{4'000'000'000});
  oids.Add(uint64_t{1});
  numbers.Add(uint64_t{1} << 40);
  numbers.Add(uint64_t{0});
  bytes.Add(std::string_view("a\0\\", 3));
  bytes.Add(std::string_view());
  const Result result =
      connection->QueryBinary("SELECT $1, $2, $3", std::array{&oids, &numbers, &bytes});
  EXPECT_EQ(result[0].text(0), "{4000000000,1}");
  EXPECT_EQ(result[0].text(1), "{1099511627776,0}");
  EXPECT_EQ(result[0].text(2), R"({"\\x61005c","\\x"})");
}

TEST_P(Live, ConnectSaysWhereItFailed) {
  ConnectionOptions options = tests::ConnectionTo(server_, "no_such_database");
  const ServerError error = ErrorOf([&] { Connection::Connect(options); });
  EXPECT_THAT(error.what(), StartsWith("connection to server on socket \"" + options.host));
  EXPECT_THAT(error.what(), HasSubstr("FATAL:  database \"no_such_database\" does not exist"));
  EXPECT_EQ(error.detail(), "");
}

TEST_P(Live, ConnectTakesAConnectionStringAndAnotherDatabase) {
  ConnectionOptions options = tests::ConnectionTo(server_, "");
  options.dbname = "dbname=no_such_database application_name=inside";
  options.override_dbname = database_.name();
  const auto connection = Connection::Connect(options);
  EXPECT_EQ(connection->database(), database_.name());
  EXPECT_EQ(connection->Query("SHOW application_name")[0].text(0), "inside");
}

TEST_P(Live, ConnectGivesTheProgramsNameWhenNothingElseDoes) {
  EXPECT_EQ(Connect()->Query("SHOW application_name")[0].text(0), "pgstow");
}

TEST_P(Live, AnotherReachesTheSameServer) {
  const auto connection = Connect();
  const auto another = connection->Another();
  const std::string query = "SELECT pg_postmaster_start_time(), current_database(), current_user";
  const Result here = connection->Query(query);
  const Result there = another->Query(query);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(here[0].text(i), there[0].text(i));
}

TEST_P(Live, RowsAreReadByType) {
  const Result result = Connect()->Query(
      "SELECT -9223372036854775808, 4294967295::oid, true, 'x'::\"char\", NULL, 'a' || chr(10)");
  const Row row = result[0];
  EXPECT_EQ(row.size(), 6);
  EXPECT_EQ(row.integer(0), INT64_MIN);
  EXPECT_EQ(row.oid(1), 4294967295U);
  EXPECT_TRUE(row.boolean(2));
  EXPECT_EQ(row.character(3), 'x');
  EXPECT_TRUE(row.null(4));
  EXPECT_EQ(row.integer(4), 0);
  EXPECT_EQ(row.text(5), "a\n");
  EXPECT_THROW(row.integer(5), base::Error);
  EXPECT_THROW(row.oid(0), base::Error);
  EXPECT_THROW(row.boolean(3), base::Error);
}

TEST_P(Live, AFailedQueryTellsTheServersWordsAndTheQuery) {
  const auto connection = Connect();
  const ServerError error = ErrorOf([&] { connection->Query("TABLE missing"); });
  EXPECT_STREQ(error.what(),
               "query failed: ERROR:  relation \"missing\" does not exist\n"
               "LINE 1: TABLE missing\n"
               "              ^");
  EXPECT_EQ(error.detail(), "Query was: TABLE missing");
  EXPECT_EQ(error.sqlstate(), "42P01");
  EXPECT_EQ(error.fields().severity, "ERROR");
  EXPECT_EQ(error.fields().message, "relation \"missing\" does not exist");
  EXPECT_EQ(error.fields().position, 7U);
  EXPECT_EQ(connection->Query("SELECT 1")[0].integer(0), 1);
}

TEST_P(Live, AnErrorTellsWhatItIsAbout) {
  const auto connection = Connect();
  connection->Execute("CREATE TABLE t (a int CONSTRAINT positive CHECK (a > 0))");
  const ServerError error = ErrorOf([&] { connection->Execute("INSERT INTO t VALUES (0)"); });
  EXPECT_EQ(error.fields().sqlstate, "23514");
  EXPECT_EQ(error.fields().schema, "public");
  EXPECT_EQ(error.fields().table, "t");
  EXPECT_EQ(error.fields().constraint, "positive");
  EXPECT_EQ(error.fields().detail, "Failing row contains (0).");
  EXPECT_EQ(error.fields().position, 0U);
}

TEST_P(Live, ParametersAreNoSql) {
  const std::vector<std::string> params = {"'; DROP TABLE x", "7"};
  const Result result = Connect()->QueryParams("SELECT $1::text, $2::int + 1", params);
  EXPECT_EQ(result[0].text(0), params[0]);
  EXPECT_EQ(result[0].integer(1), 8);
}

TEST_P(Live, StreamGivesEachRowOnce) {
  const auto connection = Connect();
  std::vector<int64_t> numbers;
  connection->Stream("SELECT generate_series(1, 3)",
                     [&](const Row& row) { numbers.push_back(row.integer(0)); });
  EXPECT_THAT(numbers, ElementsAre(1, 2, 3));
}

TEST_P(Live, StreamFailsWhereTheServerFails) {
  const auto connection = Connect();
  int rows = 0;
  const ServerError error = ErrorOf([&] {
    connection->Stream("SELECT 1 / (3 - g) FROM generate_series(1, 5) g",
                       [&](const Row&) { ++rows; });
  });
  EXPECT_EQ(rows, 2);
  EXPECT_EQ(error.sqlstate(), "22012");
  EXPECT_EQ(connection->Query("SELECT 1")[0].integer(0), 1);
}

TEST_P(Live, StreamStopsWhenTheCallerThrows) {
  const auto connection = Connect();
  EXPECT_THROW(connection->Stream("SELECT generate_series(1, 1000000000)",
                                  [](const Row&) { throw std::runtime_error("enough"); }),
               std::runtime_error);
  EXPECT_EQ(connection->Query("SELECT 1")[0].integer(0), 1);
}

TEST_P(Live, CancelEndsTheRunningStatement) {
  const auto connection = Connect();
  const auto watcher = Connect();
  const std::string pid(connection->Query("SELECT pg_backend_pid()")[0].text(0));
  const std::jthread canceller([&] {
    while (watcher->Query("SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND pid = " + pid)
               .rows() == 0) {
      std::this_thread::yield();
    }
    connection->Cancel();
  });
  const ServerError error = ErrorOf([&] { connection->Execute("SELECT pg_sleep(600)"); });
  EXPECT_EQ(error.sqlstate(), "57014");
  EXPECT_FALSE(connection->broken());
}

TEST_P(Live, NoticesGoWhereTheyAreWanted) {
  const auto connection = Connect();
  std::vector<std::string> notices;
  connection->SetNoticeFunction([&](std::string_view message) { notices.emplace_back(message); });
  connection->Execute("DO $$ BEGIN RAISE NOTICE 'look'; END $$");
  EXPECT_THAT(notices, ElementsAre("NOTICE:  look"));
}

TEST_P(Live, ALostConnectionIsKnownAsBroken) {
  const auto connection = Connect();
  const std::string pid(connection->Query("SELECT pg_backend_pid()")[0].text(0));
  Connect()->Execute("SELECT pg_terminate_backend(" + pid + ", 10000)");
  const ServerError error = ErrorOf([&] { connection->Execute("SELECT 1"); });
  EXPECT_THAT(error.server_message(), HasSubstr("terminating connection due to administrator"));
  EXPECT_TRUE(connection->broken());
}

}  // namespace
}  // namespace pgstow::pg
