#include "host/dump/locks.h"

#include <optional>
#include <thread>

#include <gmock/gmock.h>

#include "host/base/error.h"
#include "host/pg/session.h"
#include "tests/live/connecting.h"

namespace pgstow::dump {
namespace {

using Target = catalog::ReadOptions::LockTarget;

class LiveLocks : public tests::EachServer {
 protected:
  Target TargetOf(const std::string& name) const {
    const std::string oid = database_.Sql("SELECT '" + name + "'::regclass::oid");
    return {.oid = static_cast<model::Oid>(std::stoul(oid)), .qualified_name = name};
  }
  static std::string PidOf(pg::Connection& connection) {
    return std::string(connection.Query("SELECT pg_backend_pid()")[0].text(0));
  }
  // For a lock of table t.
  static void WaitUntilSomebodyWaits(pg::Connection& connection) {
    while (connection.Query("SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 't'::regclass")
               .rows() == 0) {
      std::this_thread::yield();
    }
  }
  template <typename Action>
  static std::string MessageOf(Action action) {
    try {
      action();
    } catch (const base::Error& error) {
      return error.what();
    }
    return "no error";
  }
};
INSTANTIATE_TEST_SUITE_P(Locks, LiveLocks, ::testing::ValuesIn(tests::Server::Names()),
                         tests::NameOfServer);

TEST_P(LiveLocks, AreTakenOnManyRelationsAtOnce) {
  database_.Sql(
      "DO $$ BEGIN FOR i IN 1..1000 LOOP"
      "  EXECUTE format('CREATE TABLE public.%I ()', 'a table' || repeat(' of a long name', 3) || "
      "i);"
      "END LOOP; END $$");
  const auto connection = Connect();
  std::vector<Target> targets;
  connection->Stream(
      "SELECT oid, format('public.%I', relname) FROM pg_class WHERE relname LIKE 'a table%'",
      [&](const pg::Row& row) {
        targets.push_back({.oid = row.oid(0), .qualified_name = std::string(row.text(1))});
      });
  ASSERT_EQ(targets.size(), 1000U);
  connection->Execute("BEGIN");
  LockRelations(*connection, targets, std::nullopt);
  const pg::Result locks = connection->Query(
      "SELECT count(*) FROM pg_locks JOIN pg_class c ON c.oid = relation"
      " WHERE pid = pg_backend_pid() AND mode = 'AccessShareLock' AND relname LIKE 'a table%'");
  EXPECT_EQ(locks[0].integer(0), 1000);
}

TEST_P(LiveLocks, KeepTheTimeoutForThemselves) {
  database_.Sql("CREATE TABLE t ()");
  const auto connection = Connect();
  connection->Execute("BEGIN");
  LockRelations(*connection, std::vector{TargetOf("public.t")}, "10s");
  EXPECT_EQ(connection->Query("SHOW statement_timeout")[0].text(0), "0");
}

TEST_P(LiveLocks, SayWhoIsInTheWayWhenTheyAreNotHadInTime) {
  database_.Sql("CREATE TABLE t (); CREATE TABLE u ()");
  const auto holder = Connect();
  holder->Execute("BEGIN; LOCK TABLE t IN ACCESS EXCLUSIVE MODE");
  const auto connection = Connect();
  connection->Execute("BEGIN");
  try {
    LockRelations(*connection, std::vector{TargetOf("public.t"), TargetOf("public.u")}, "50ms");
    FAIL() << "the lock was had";
  } catch (const base::Error& error) {
    EXPECT_STREQ(error.what(),
                 "query failed: ERROR:  canceling statement due to statement timeout");
    EXPECT_THAT(error.hint(),
                ::testing::MatchesRegex(
                    "Wait for others, or end them:\nt is locked by process " + PidOf(*holder) +
                    " \\(user postgres, application \"pgstow\", idle in transaction,"
                    " query of 20[-0-9]+ [:0-9]+[-+0-9]+\\)"));
  }
}

TEST_P(LiveLocks, SoonAreAllHadOrNone) {
  database_.Sql("CREATE TABLE t (); CREATE TABLE u ()");
  const std::vector<Target> targets{TargetOf("public.u"), TargetOf("public.t")};
  const auto holder = Connect();
  holder->Execute("BEGIN; LOCK TABLE t IN ACCESS EXCLUSIVE MODE");
  const auto connection = Connect();
  connection->Execute("BEGIN");
  try {
    LockSoon(*connection, targets, std::chrono::milliseconds(50));
    FAIL() << "the lock was had";
  } catch (const TryAgain& error) {
    EXPECT_STREQ(error.what(), "could not lock the tables to be dumped");
    EXPECT_THAT(error.detail(), ::testing::HasSubstr("t is locked by process " + PidOf(*holder)));
  }
  EXPECT_FALSE(connection->in_transaction());
  holder->Execute("ROLLBACK");
  connection->Execute("BEGIN");
  LockSoon(*connection, targets, std::chrono::milliseconds(50));
  EXPECT_EQ(connection->Query("SHOW lock_timeout")[0].text(0), "0");
  EXPECT_EQ(connection
                ->Query("SELECT count(*) FROM pg_locks WHERE relation IN ('t'::regclass,"
                        " 'u'::regclass) AND pid = pg_backend_pid()")[0]
                .integer(0),
            2);
}

TEST_P(LiveLocks, TellWhoWaitsBehindWhom) {
  database_.Sql("CREATE TABLE t ()");
  const auto reader = Connect();
  reader->Execute("BEGIN; LOCK TABLE t IN ACCESS SHARE MODE");
  const auto waiter = Connect();
  const std::string pid = PidOf(*waiter);
  std::jthread waiting([&] {
    EXPECT_THROW(waiter->Execute("BEGIN; LOCK TABLE t IN ACCESS EXCLUSIVE MODE"), pg::ServerError);
  });
  WaitUntilSomebodyWaits(*reader);
  const auto connection = Connect();
  connection->Execute("BEGIN");
  try {
    LockSoon(*connection, std::vector{TargetOf("public.t")}, std::chrono::milliseconds(50));
    ADD_FAILURE() << "the lock was had";
  } catch (const TryAgain& error) {
    EXPECT_THAT(error.detail(), ::testing::HasSubstr("t is waited for by process " + pid));
    EXPECT_THAT(error.detail(), ::testing::EndsWith(" behind process " + PidOf(*reader)));
  }
  waiter->Cancel();
}

TEST_P(LiveLocks, NoticeARelationThatTookThePlaceOfAnother) {
  database_.Sql("CREATE TABLE t ()");
  const Target target = TargetOf("public.t");
  const auto connection = Connect();
  pg::BeginSnapshot(*connection, {}, "");
  connection->Query("SELECT 1 FROM pg_class");
  database_.Sql("DROP TABLE t; CREATE TABLE t (code int DEFAULT random())");
  const std::string replaced = "relation public.t was dropped or replaced during the dump";
  LockRelations(*connection, std::vector{target}, std::nullopt);
  EXPECT_EQ(MessageOf([&] { LookAgain(*connection, std::vector{target}, true); }), replaced);
  EXPECT_EQ(MessageOf([&] { LockAlongside(*connection, std::vector{target}); }), replaced);
  database_.Sql("CREATE TABLE u ()");
  const std::vector<Target> both{TargetOf("public.u"), target};
  EXPECT_EQ(MessageOf([&] { LockAlongside(*connection, both); }), replaced);
}

// What it takes is invisible to the snapshot, which shows the table as if it were empty.
TEST_P(LiveLocks, NoticeThatATableWasWrittenAnewSinceTheSnapshot) {
  for (const std::string change :
       {"TRUNCATE t", "VACUUM FULL t", "ALTER TABLE t ALTER a TYPE text"}) {
    SCOPED_TRACE(change);
    database_.Sql(
        "DROP TABLE IF EXISTS t; CREATE TABLE t AS SELECT 1 AS a; CREATE TABLE IF NOT EXISTS u ()");
    const std::vector<Target> targets{TargetOf("public.u"), TargetOf("public.t")};
    const auto connection = Connect();
    pg::BeginSnapshot(*connection, {}, "");
    connection->Query("SELECT 1 FROM pg_class");
    LockRelations(*connection, std::span(targets).first(1), std::nullopt);
    EXPECT_EQ(LookAgain(*connection, targets, true), std::nullopt);
    database_.Sql(change);
    LockRelations(*connection, targets, std::nullopt);
    EXPECT_EQ(LookAgain(*connection, targets, true), (Changed{.name = "public.t"}));
  }
}

// By the names that the snapshot shows, nothing would be read, or other columns.
TEST_P(LiveLocks, NoticeThatColumnsAreNoLongerTheSame) {
  const struct {
    const char* change;
    bool others;
  } kChanges[] = {
      {"ALTER TABLE t DROP a", true},
      {"ALTER TABLE t DROP a; ALTER TABLE t ADD a int", true},
      {"ALTER TABLE t RENAME a TO \"A\"", true},
      {"ALTER TABLE t RENAME a TO c; ALTER TABLE t RENAME b TO a; ALTER TABLE t RENAME c TO b",
       true},
      {"ALTER TABLE t ADD c int DEFAULT 7", false},
      {"ALTER TABLE t ALTER a SET DEFAULT 7; ALTER TABLE t ALTER a SET STATISTICS 7", false},
      {"BEGIN; ALTER TABLE t RENAME a TO c; ROLLBACK", false},
  };
  for (const auto& [change, others] : kChanges) {
    SCOPED_TRACE(change);
    database_.Sql(
        "DROP TABLE IF EXISTS t; CREATE TABLE t (gone int, a int, b int);"
        "ALTER TABLE t DROP gone");
    const std::vector<Target> targets{TargetOf("public.t")};
    const auto connection = Connect();
    pg::BeginSnapshot(*connection, {}, "");
    connection->Query("SELECT 1 FROM pg_class");
    database_.Sql(change);
    LockRelations(*connection, targets, std::nullopt);
    EXPECT_EQ(LookAgain(*connection, targets, /*columns=*/false), std::nullopt);
    const auto changed = LookAgain(*connection, targets, /*columns=*/true);
    EXPECT_EQ(changed.has_value(), others);
    if (changed) EXPECT_EQ(*changed, (Changed{.name = "public.t", .has_other_columns = true}));
  }
}

// Of these pg_class has no file, and there is one.
TEST_P(LiveLocks, AreNotMistakenOnCatalogsWhoseFilesAreMapped) {
  const std::vector<Target> targets{TargetOf("pg_catalog.pg_class")};
  const auto connection = Connect();
  pg::BeginSnapshot(*connection, {}, "");
  EXPECT_EQ(connection
                ->Query("SELECT relfilenode = 0 AND pg_relation_filenode(oid) IS NOT NULL"
                        " FROM pg_class WHERE oid = 'pg_class'::regclass")[0]
                .text(0),
            "t");
  EXPECT_EQ(LookAgain(*connection, targets, true), std::nullopt);
}

TEST_P(LiveLocks, AlongsideAreHadAtOnce) {
  database_.Sql("CREATE TABLE t (); CREATE TABLE u ()");
  const std::vector<Target> targets{TargetOf("public.u"), TargetOf("public.t")};
  const auto leader = Connect();
  const auto worker = Connect();
  leader->Execute("BEGIN");
  worker->Execute("BEGIN");
  LockRelations(*leader, targets, std::nullopt);
  EXPECT_NO_THROW(LockAlongside(*worker, targets));
}

TEST_P(LiveLocks, AlongsideDoNotWaitBehindAStrongerOne) {
  database_.Sql("CREATE TABLE t (); CREATE TABLE u ()");
  const std::vector<Target> targets{TargetOf("public.u"), TargetOf("public.t")};
  const auto leader = Connect();
  const auto worker = Connect();
  const auto intruder = Connect();
  leader->Execute("BEGIN");
  worker->Execute("BEGIN");
  LockRelations(*leader, targets, std::nullopt);
  std::jthread waiting([&] {
    EXPECT_THROW(intruder->Execute("BEGIN; LOCK TABLE t IN ACCESS EXCLUSIVE MODE"),
                 pg::ServerError);
  });
  WaitUntilSomebodyWaits(*leader);
  EXPECT_EQ(MessageOf([&] { LockAlongside(*worker, targets); }),
            "could not obtain lock on relation public.t");
  intruder->Cancel();
}

}  // namespace
}  // namespace pgstow::dump
