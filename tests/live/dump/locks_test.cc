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
    const std::string pid(holder->Query("SELECT pg_backend_pid()")[0].text(0));
    EXPECT_EQ(error.hint(), "Wait for others, or end them:\nt is locked by process " + pid +
                                " (user postgres, application \"pgstow\", idle in transaction)");
  }
}

TEST_P(LiveLocks, NoticeARelationThatTookThePlaceOfAnother) {
  database_.Sql("CREATE TABLE t ()");
  const Target target = TargetOf("public.t");
  const auto connection = Connect();
  pg::BeginSnapshot(*connection, {}, "");
  connection->Query("SELECT 1 FROM pg_class");
  database_.Sql("DROP TABLE t; CREATE TABLE t (code int DEFAULT random())");
  const std::string replaced = "relation public.t was dropped or replaced during the dump";
  EXPECT_EQ(MessageOf([&] { LockRelations(*connection, std::vector{target}, std::nullopt); }),
            replaced);
  EXPECT_EQ(MessageOf([&] { LockAlongside(*connection, target); }), replaced);
}

TEST_P(LiveLocks, AlongsideAreHadAtOnce) {
  database_.Sql("CREATE TABLE t ()");
  const Target target = TargetOf("public.t");
  const auto leader = Connect();
  const auto worker = Connect();
  leader->Execute("BEGIN");
  worker->Execute("BEGIN");
  LockRelations(*leader, std::vector{target}, std::nullopt);
  EXPECT_NO_THROW(LockAlongside(*worker, target));
}

TEST_P(LiveLocks, AlongsideDoNotWaitBehindAStrongerOne) {
  database_.Sql("CREATE TABLE t ()");
  const Target target = TargetOf("public.t");
  const auto leader = Connect();
  const auto worker = Connect();
  const auto intruder = Connect();
  leader->Execute("BEGIN");
  worker->Execute("BEGIN");
  LockRelations(*leader, std::vector{target}, std::nullopt);
  std::jthread waiting([&] {
    EXPECT_THROW(intruder->Execute("BEGIN; LOCK TABLE t IN ACCESS EXCLUSIVE MODE"),
                 pg::ServerError);
  });
  while (leader->Query("SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 't'::regclass")
             .rows() == 0) {
    std::this_thread::yield();
  }
  EXPECT_EQ(MessageOf([&] { LockAlongside(*worker, target); }),
            "could not obtain lock on relation public.t");
  intruder->Cancel();
}

}  // namespace
}  // namespace pgstow::dump
