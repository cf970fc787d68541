// Others change what is being dumped before it is locked.
#include "host/dump/attempts.h"

#include <chrono>
#include <future>
#include <optional>
#include <string>
#include <thread>

#include <gmock/gmock.h>

#include "host/base/error.h"
#include "tests/live/dump/dumping.h"

namespace pgstow::dump {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// With the locks of pg_dump, or patient ones.
class LiveAttempts : public tests::DumpsEachServer {
 protected:
  // Dumps while another session does `change` in a transaction that ends as soon as the dump waits
  // for it.
  void DumpAcross(const std::string& change, const DumpOptions& options) const {
    const auto other = Connect();
    other->Execute("BEGIN; " + change);
    auto dumped = std::async(std::launch::async, [&] { Dump(options); });
    while (other
               ->Query("SELECT 1 FROM pg_locks WHERE NOT granted AND mode = 'AccessShareLock'"
                       " AND database = (SELECT oid FROM pg_database"
                       " WHERE datname = current_database())")
               .rows() == 0) {
      if (dumped.wait_for(std::chrono::milliseconds(1)) == std::future_status::ready) break;
    }
    other->Execute("COMMIT");
    dumped.get();
  }
};
INSTANTIATE_TEST_SUITE_P(Attempts, LiveAttempts, ::testing::ValuesIn(tests::Server::Names()),
                         tests::NameOfServer);

// The first snapshot, which is older than the change, shows an empty table.
TEST_P(LiveAttempts, RowsThatWereReplacedBeforeTheLockAreNotLost) {
  for (const bool patient : {false, true}) {
    SCOPED_TRACE(patient);
    database_.Sql("DROP TABLE IF EXISTS t; CREATE TABLE t AS SELECT 1 AS a");
    DumpOptions options = OptionsFor("a");
    options.patient_locks = patient;
    DumpAcross("TRUNCATE t; INSERT INTO t VALUES (2)", options);
    EXPECT_THAT(tests::RowsOf(*Open("a"), "t"), ElementsAre("2"));
  }
}

TEST_P(LiveAttempts, ATableThatTookThePlaceOfAnotherIsTold) {
  database_.Sql("CREATE TABLE t AS SELECT 1 AS a");
  try {
    DumpAcross("ALTER TABLE t RENAME TO old; CREATE TABLE t AS SELECT 2 AS a; DROP TABLE old",
               OptionsFor("a"));
    ADD_FAILURE() << "it was dumped";
  } catch (const base::Error& error) {
    EXPECT_STREQ(error.what(), "relation public.t was dropped or replaced during the dump");
  }
  EXPECT_TRUE(NothingIsLeft());
}

// It can't begin anew: the snapshot is somebody else's.
TEST_P(LiveAttempts, AGivenSnapshotIsKeptWithAWarning) {
  database_.Sql("CREATE TABLE t AS SELECT 1 AS a");
  const auto exporter = Connect();
  pg::BeginSnapshot(*exporter, {}, "");
  DumpOptions options = OptionsFor("a");
  options.snapshot = pg::ExportSnapshot(*exporter);
  options.patient_locks = true;
  database_.Sql("TRUNCATE t");
  testing::internal::CaptureStderr();
  Dump(options);
  EXPECT_THAT(testing::internal::GetCapturedStderr(),
              HasSubstr("relation public.t was written anew after the snapshot was taken"));
  EXPECT_THAT(tests::RowsOf(*Open("a"), "t"), IsEmpty());
}

TEST_P(LiveAttempts, PatienceEndsWithTheTimeout) {
  database_.Sql("CREATE TABLE t ()");
  const auto holder = Connect();
  holder->Execute("BEGIN; LOCK TABLE t IN ACCESS EXCLUSIVE MODE");
  DumpOptions options = OptionsFor("a");
  options.patient_locks = true;
  options.session.lock_wait_timeout = "1.5s";
  testing::internal::CaptureStderr();
  const auto start = std::chrono::steady_clock::now();
  std::optional<base::Error> error;
  try {
    Dump(options);
  } catch (const base::Error& thrown) {
    error = thrown;
  }
  const auto took = std::chrono::steady_clock::now() - start;
  const std::string told = testing::internal::GetCapturedStderr();
  ASSERT_TRUE(error.has_value());
  EXPECT_STREQ(error->what(), "could not lock the tables to be dumped; gave up after 1.5s");
  const std::string pid(holder->Query("SELECT pg_backend_pid()")[0].text(0));
  EXPECT_THAT(error->detail(), HasSubstr("public.t is locked by process " + pid + " (user "));
  EXPECT_THAT(told, HasSubstr("could not lock the tables to be dumped, trying again"));
  EXPECT_THAT(told, HasSubstr("public.t is locked by process " + pid + " (user "));
  EXPECT_GT(took, std::chrono::milliseconds(1400));
  EXPECT_TRUE(NothingIsLeft());
}

TEST_P(LiveAttempts, WhatIsNoTimeoutIsRefused) {
  database_.Sql("CREATE TABLE t ()");
  DumpOptions options = OptionsFor("a");
  options.patient_locks = true;
  options.session.lock_wait_timeout = "soon";
  EXPECT_THROW(Dump(options), pg::ServerError);
}

// Nobody who wants a table waits for a dump that waits for another one.
TEST_P(LiveAttempts, PatientDumpsHoldNothingWhileTheyWait) {
  database_.Sql("CREATE TABLE t (); CREATE TABLE u ()");
  const auto holder = Connect();
  holder->Execute("BEGIN; LOCK TABLE u IN ACCESS EXCLUSIVE MODE");
  DumpOptions options = OptionsFor("a");
  options.patient_locks = true;
  testing::internal::CaptureStderr();
  auto dumped = std::async(std::launch::async, [&] { Dump(options); });
  const auto other = Connect();
  for (int i = 0; i < 3; ++i) {
    other->Execute("SET lock_timeout = '20s'");
    other->Execute("BEGIN; LOCK TABLE t IN ACCESS EXCLUSIVE MODE; COMMIT");
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
  }
  holder->Execute("COMMIT");
  dumped.get();
  testing::internal::GetCapturedStderr();
  EXPECT_FALSE(Open("a")->toc().entries.empty());
}

}  // namespace
}  // namespace pgstow::dump
