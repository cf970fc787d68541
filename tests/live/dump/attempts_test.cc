// Others change what is being dumped before it is locked.
#include "host/dump/attempts.h"

#include <algorithm>
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

using ::testing::Contains;
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
  // Of a dump whose snapshot is that of a transaction which this begins.
  DumpOptions OptionsUnderSnapshotOf(pg::Connection& exporter) const {
    pg::BeginSnapshot(exporter, {}, "");
    DumpOptions options = OptionsFor("a");
    options.snapshot = pg::ExportSnapshot(exporter);
    return options;
  }
  // The tables in the archive, with the rows of each that has any.
  std::vector<std::string> Tables() const {
    const auto reader = Open("a");
    std::vector<std::string> tables;
    for (const model::Entry& entry : reader->toc().entries) {
      if (entry.kind != "TABLE") continue;
      std::string& table = tables.emplace_back(entry.schema + "." + entry.tag);
      for (const std::string& row : tests::RowsOf(*reader, entry.tag)) table += " " + row;
    }
    return tables;
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

// What is read by their names would be other columns' values, or an error.
TEST_P(LiveAttempts, ColumnsOfOldNamesAreNotTakenForOthers) {
  const struct {
    const char* change;
    const char* copy;  // what takes the rows, and the row
    const char* row;
  } kChanges[] = {
      {"ALTER TABLE t DROP COLUMN b", "COPY public.t (a) FROM stdin;\n", "1"},
      {"ALTER TABLE t DROP COLUMN b; ALTER TABLE t ADD b int DEFAULT 7",
       "COPY public.t (a, b) FROM stdin;\n", "1\t7"},
      {"ALTER TABLE t RENAME a TO c; ALTER TABLE t RENAME b TO a; ALTER TABLE t RENAME c TO b",
       "COPY public.t (b, a) FROM stdin;\n", "1\t2"},
  };
  for (const bool patient : {false, true}) {
    for (const auto& [change, copy, row] : kChanges) {
      SCOPED_TRACE(change);
      database_.Sql("DROP TABLE IF EXISTS t; CREATE TABLE t AS SELECT 1 AS a, 2 AS b");
      DumpOptions options = OptionsFor("a");
      options.patient_locks = patient;
      DumpAcross(change, options);
      const auto archive = Open("a");
      EXPECT_THAT(tests::RowsOf(*archive, "t"), ElementsAre(row));
      const auto& entries = archive->toc().entries;
      EXPECT_TRUE(std::ranges::any_of(
          entries, [&](const model::Entry& entry) { return entry.copy == copy; }));
    }
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

TEST_P(LiveAttempts, APatientDumpHasWhatIsThereAfterADropARenameOrAMove) {
  const struct {
    const char* change;
    const char* table;  // what stands where t2.t was; nullptr: nothing
  } kChanges[] = {
      {"DROP TABLE t2.t", nullptr},
      {"ALTER TABLE t2.t RENAME TO u", "t2.u 1"},
      {"ALTER TABLE t2.t SET SCHEMA t3", "t3.t 1"},
      {"DROP SCHEMA t2 CASCADE", nullptr},
      {"ALTER TABLE t2.t RENAME TO old; CREATE TABLE t2.t AS SELECT 2 AS a; DROP TABLE t2.old",
       "t2.t 2"},
  };
  DumpOptions options = OptionsFor("a");
  options.patient_locks = true;
  for (const auto& [change, table] : kChanges) {
    SCOPED_TRACE(change);
    database_.Sql(
        "DROP SCHEMA IF EXISTS t1, t2, t3 CASCADE; CREATE SCHEMA t1; CREATE SCHEMA t2;"
        "CREATE SCHEMA t3; CREATE TABLE t1.s AS SELECT 5 AS a; CREATE TABLE t2.t AS SELECT 1 AS a");
    DumpAcross(change, options);
    std::vector<std::string> expected = {"t1.s 5"};
    if (table != nullptr) expected.emplace_back(table);
    EXPECT_EQ(Tables(), expected);
  }
}

TEST_P(LiveAttempts, ADropEndsADumpThatIsNotPatient) {
  database_.Sql("CREATE TABLE t ()");
  try {
    DumpAcross("DROP TABLE t", OptionsFor("a"));
    ADD_FAILURE() << "it was dumped";
  } catch (const pg::ServerError& error) {
    EXPECT_EQ(error.server_message(), "ERROR:  relation \"public.t\" does not exist");
  }
  EXPECT_TRUE(NothingIsLeft());
}

// The dump, which has the lock of t, wants to know what v is; the other, who has v, wants t. The
// server ends the dump's statement, since the other does not look for deadlocks.
TEST_P(LiveAttempts, APatientDumpBeginsAnewAfterADeadlock) {
  database_.Sql("CREATE TABLE t AS SELECT 1 AS a; CREATE VIEW v AS SELECT 1 AS a");
  database_.Sql("ALTER DATABASE " + database_.name() + " SET deadlock_timeout = '3s'");
  const auto other = Connect();
  other->Execute("SET deadlock_timeout = '60s'; BEGIN; LOCK TABLE v");
  DumpOptions options = OptionsFor("a");
  options.patient_locks = true;
  testing::internal::CaptureStderr();
  auto dumped = std::async(std::launch::async, [&] { Dump(options); });
  while (other->Query("SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'v'::regclass")
             .rows() == 0) {
    if (dumped.wait_for(std::chrono::milliseconds(1)) == std::future_status::ready) break;
  }
  other->Execute("LOCK TABLE t; COMMIT");
  EXPECT_NO_THROW(dumped.get());
  EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("deadlock detected"));
  EXPECT_THAT(Tables(), ElementsAre("public.t 1"));
}

// Rows of theirs are never wanted; what others may do with them is.
TEST_P(LiveAttempts, TablesOfTheSystemAreNotLocked) {
  database_.Sql("CREATE TABLE t AS SELECT 1 AS a; GRANT SELECT ON pg_authid TO PUBLIC");
  for (const bool of_schemas : {false, true}) {
    DumpOptions options = OptionsFor("a");
    (of_schemas ? options.read.schemas : options.read.tables) = {"*"};
    Dump(options);
    EXPECT_THAT(Tables(), ElementsAre("public.t 1"));
    std::vector<std::string> rights;
    const auto archive = Open("a");
    for (const model::Entry& entry : archive->toc().entries) {
      if (entry.kind == "ACL") rights.push_back(entry.tag);
    }
    EXPECT_THAT(rights, Contains("TABLE pg_authid"));
  }
}

// It can't begin anew: the snapshot is somebody else's.
TEST_P(LiveAttempts, AGivenSnapshotIsKeptWithAWarning) {
  database_.Sql("CREATE TABLE t AS SELECT 1 AS a");
  const auto exporter = Connect();
  DumpOptions options = OptionsUnderSnapshotOf(*exporter);
  options.patient_locks = true;
  database_.Sql("TRUNCATE t");
  testing::internal::CaptureStderr();
  Dump(options);
  EXPECT_THAT(testing::internal::GetCapturedStderr(),
              HasSubstr("relation public.t was written anew after the snapshot was taken"));
  EXPECT_THAT(tests::RowsOf(*Open("a"), "t"), IsEmpty());
}

TEST_P(LiveAttempts, AGivenSnapshotDoesNotServeForOtherColumns) {
  database_.Sql("CREATE TABLE t AS SELECT 1 AS a");
  const auto exporter = Connect();
  DumpOptions options = OptionsUnderSnapshotOf(*exporter);
  database_.Sql("ALTER TABLE t DROP a; ALTER TABLE t ADD a int");
  try {
    Dump(options);
    ADD_FAILURE() << "it was dumped";
  } catch (const base::Error& error) {
    EXPECT_STREQ(
        error.what(),
        "columns of relation public.t were dropped or renamed after the snapshot was taken");
  }
  EXPECT_TRUE(NothingIsLeft());
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
