#include "host/pg/session.h"

#include <gmock/gmock.h>

#include "host/base/error.h"
#include "tests/live/connecting.h"

namespace pgstow::pg {
namespace {

using LiveSession = tests::EachServer;
INSTANTIATE_TEST_SUITE_P(Session, LiveSession, ::testing::ValuesIn(tests::Server::Names()),
                         tests::NameOfServer);

// The value of a setting; empty where the server has none of that name.
std::string Setting(Connection& connection, const std::string& name) {
  const Result result = connection.Query("SELECT pg_catalog.current_setting('" + name + "', true)");
  return std::string(result[0].text(0));
}

TEST_P(LiveSession, KnowsTheVersionsOfTheTestServers) {
  EXPECT_NO_THROW(CheckServerVersion(*Connect(), /*allow_newer=*/false));
}

TEST_P(LiveSession, OverridesWhatTheDatabaseSets) {
  database_.Sql("ALTER DATABASE " + database_.name() + " SET DateStyle = 'German'");
  database_.Sql("ALTER DATABASE " + database_.name() + " SET IntervalStyle = 'sql_standard'");
  database_.Sql("ALTER DATABASE " + database_.name() + " SET extra_float_digits = -3");
  database_.Sql("ALTER DATABASE " + database_.name() + " SET statement_timeout = '1h'");
  database_.Sql("ALTER DATABASE " + database_.name() + " SET idle_session_timeout = '1h'");
  database_.Sql("ALTER DATABASE " + database_.name() + " SET row_security = on");
  const auto connection = Connect();
  HardenDumpSession(*connection, {});
  EXPECT_EQ(Setting(*connection, "search_path"), "");
  EXPECT_EQ(Setting(*connection, "DateStyle").substr(0, 3), "ISO");
  EXPECT_EQ(Setting(*connection, "IntervalStyle"), "postgres");
  EXPECT_EQ(Setting(*connection, "extra_float_digits"), "3");
  EXPECT_EQ(Setting(*connection, "statement_timeout"), "0");
  EXPECT_EQ(Setting(*connection, "idle_session_timeout"), "0");
  EXPECT_EQ(Setting(*connection, "row_security"), "off");
  EXPECT_EQ(Setting(*connection, "synchronize_seqscans"), "off");
}

TEST_P(LiveSession, RefusesToRunCodeOfViewsWhereTheServerCan) {
  const auto connection = Connect();
  HardenDumpSession(*connection, {});
  const std::string restricted = Setting(*connection, "restrict_nonsystem_relation_kind");
  EXPECT_EQ(restricted, connection->server_version() >= 150008 ? "view, foreign-table" : "");
}

TEST_P(LiveSession, FindsNothingInSchemasThatUsersCanWrite) {
  database_.Sql(
      "CREATE FUNCTION public.equal(text, text) RETURNS bool LANGUAGE plpgsql AS "
      "$$ BEGIN RAISE 'run by the dump'; END $$;"
      "CREATE OPERATOR public.= (LEFTARG = text, RIGHTARG = text, FUNCTION = public.equal);"
      "ALTER DATABASE " +
      database_.name() + " SET search_path = public, pg_catalog");
  const auto connection = Connect();
  EXPECT_THROW(connection->Execute("SELECT 'a'::text = 'a'::text"), ServerError);
  EXPECT_NO_THROW(HardenDumpSession(*Connect(), {}));
}

TEST_P(LiveSession, TakesRoleEncodingAndSwitches) {
  const auto connection = Connect();
  HardenDumpSession(*connection, {.role = "pg_monitor",
                                  .encoding = "latin1",
                                  .row_security = true,
                                  .quote_all_identifiers = true,
                                  .extra_float_digits = -15});
  EXPECT_EQ(connection->Query("SELECT current_user")[0].text(0), "pg_monitor");
  EXPECT_EQ(connection->Parameter("client_encoding"), "LATIN1");
  EXPECT_EQ(Setting(*connection, "row_security"), "on");
  EXPECT_EQ(Setting(*connection, "quote_all_identifiers"), "on");
  EXPECT_EQ(Setting(*connection, "extra_float_digits"), "-15");
}

TEST_P(LiveSession, NamesAnEncodingThatThereIsNot) {
  const auto connection = Connect();
  try {
    HardenDumpSession(*connection, {.encoding = "klingon"});
    FAIL() << "nothing was thrown";
  } catch (const base::Error& error) {
    EXPECT_STREQ(error.what(), "invalid client encoding \"klingon\" specified");
    EXPECT_EQ(error.code(), base::ErrorCode::kUsage);
  }
}

TEST_P(LiveSession, ImportedSnapshotsSeeTheSameRows) {
  database_.Sql("CREATE TABLE t (a int); INSERT INTO t VALUES (1)");
  const auto leader = Connect();
  BeginSnapshot(*leader, {}, "");
  const std::string snapshot = ExportSnapshot(*leader);
  database_.Sql("INSERT INTO t VALUES (2)");
  const auto worker = leader->Another();
  BeginSnapshot(*worker, {}, snapshot);
  EXPECT_EQ(worker->Query("SELECT count(*) FROM t")[0].integer(0), 1);
  EXPECT_THROW(worker->Execute("INSERT INTO t VALUES (3)"), ServerError);
}

TEST_P(LiveSession, ReadsSerializableDeferrableWhenAsked) {
  const auto connection = Connect();
  BeginSnapshot(*connection, {.serializable_deferrable = true}, "");
  EXPECT_EQ(Setting(*connection, "transaction_isolation"), "serializable");
  EXPECT_EQ(Setting(*connection, "transaction_deferrable"), "on");
}

}  // namespace
}  // namespace pgstow::pg
