// Several connections at once, and what becomes of the dump when one of them fails.
#include "host/dump/lanes.h"

#include <deque>
#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "host/base/error.h"
#include "tests/live/dump/dumping.h"

namespace pgstow::dump {
namespace {

using ::testing::HasSubstr;

// The rows of a task are those of any query, so that they can be made to fail or wait.
class LiveLanes : public tests::DumpsEachServer {
 protected:
  LiveLanes() {
    database_.Sql("CREATE TABLE t ()");
    relation_ = static_cast<model::Oid>(std::stoul(database_.Sql("SELECT 't'::regclass::oid")));
    leader_ = Connect();
    pg::BeginSnapshot(*leader_, {}, "");
  }

  void AddTask(const std::string& query) {
    CopyTask& task = tasks_.emplace_back();
    task.job = &jobs_.emplace_back();
    task.entry = static_cast<model::DumpId>(tasks_.size());
    task.relation = relation_;
    task.qualified_name = "public.t";
    task.copy_out = "COPY (" + query + ") TO stdout;";
    model::Entry entry;
    entry.id = task.entry;
    entry.section = model::Section::kData;
    entry.role = model::Role::kData;
    entry.kind = "TABLE DATA";
    entry.schema = "public";
    entry.tag = fmt::format("t{}", task.entry);
    entry.parts.resize(1);
    toc_.entries.Add(entry);
  }

  void Copy(int lanes) {
    const archive::WriterOptions options = OptionsFor("a").writer;
    const auto writer = archive::Writer::Create(tests::Plugins(), options);
    BindToEntries(tasks_, toc_);
    writer->Begin(toc_);
    Source source{.leader = std::move(leader_)};
    source.snapshot = pg::ExportSnapshot(*source.leader);
    CopyInLanes(
        {&source, 1}, *writer, tasks_,
        {.lanes = lanes, .frame_bytes = options.frame_bytes, .leaders_help = leaders_help_});
    writer->Finish();
  }
  base::Error ErrorOfCopy(int lanes) {
    try {
      Copy(lanes);
    } catch (const base::Error& error) {
      return error;
    }
    ADD_FAILURE() << "all was copied";
    return {base::ErrorCode::kInternal, ""};
  }

  // Ends the connection of a lane as soon as it waits for the advisory lock, which `holder` has and
  // gives back then.
  void KillWhoWaits(pg::Connection& holder) const {
    const std::string waiting =
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_locks WHERE locktype = 'advisory' AND "
        "NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = "
        "current_database())";
    while (holder.Query(waiting).rows() == 0) std::this_thread::yield();
    holder.Execute("SELECT pg_advisory_unlock(7)");
  }

  bool leaders_help_ = false;
  model::Oid relation_ = 0;
  std::unique_ptr<pg::Connection> leader_;
  std::deque<catalog::DataJob> jobs_;  // tasks point to them
  std::vector<CopyTask> tasks_;
  model::PackedToc toc_;
};
INSTANTIATE_TEST_SUITE_P(Lanes, LiveLanes, ::testing::ValuesIn(tests::Server::Names()),
                         tests::NameOfServer);

TEST_P(LiveLanes, CopyEveryTask) {
  for (int i = 1; i <= 20; ++i) {
    AddTask(fmt::format("SELECT repeat('x', g) FROM generate_series(1, {}) g", i * 20));
  }
  Copy(4);
  const auto reader = Open("a");
  for (int i = 1; i <= 20; ++i) {
    EXPECT_EQ(tests::RowsOf(*reader, fmt::format("t{}", i)).size(), static_cast<size_t>(i) * 20);
  }
}

TEST_P(LiveLanes, ReadTheLeadersSnapshot) {
  AddTask("SELECT count(*) FROM later");
  AddTask("SELECT count(*) FROM later");
  leader_->Execute("ROLLBACK");
  database_.Sql("CREATE TABLE later AS SELECT generate_series(1, 10)");
  pg::BeginSnapshot(*leader_, {}, "");
  leader_->Query("SELECT 1");
  database_.Sql("INSERT INTO later VALUES (11)");
  database_.Sql("ALTER DATABASE " + database_.name() + " SET search_path = public");
  for (CopyTask& task : tasks_)
    task.copy_out = "COPY (SELECT count(*) FROM public.later) TO stdout;";
  Copy(2);
  EXPECT_EQ(tests::RowsOf(*Open("a"), "t2"), std::vector<std::string>{"10"});
}

// Somebody waits for the table, behind the leader and before the lanes.
TEST_P(LiveLanes, LeaveWhatTheyCantLockToTheLeader) {
  for (int i = 1; i <= 6; ++i) AddTask(fmt::format("SELECT * FROM generate_series(1, {})", i));
  for (const bool leaders_help : {false, true}) {
    SCOPED_TRACE(leaders_help);
    if (leader_ == nullptr) {
      leader_ = Connect();
      pg::BeginSnapshot(*leader_, {}, "");
    }
    leader_->Execute("LOCK TABLE t IN ACCESS SHARE MODE");
    const auto intruder = Connect();
    const std::jthread waits(
        [&] { intruder->Execute("BEGIN; LOCK TABLE t IN ACCESS EXCLUSIVE MODE; COMMIT"); });
    while (leader_->Query("SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 't'::regclass")
               .rows() == 0) {
      std::this_thread::yield();
    }
    leaders_help_ = leaders_help;
    if (leaders_help) {
      Copy(2);
      continue;
    }
    EXPECT_STREQ(ErrorOfCopy(2).what(), "could not obtain lock on relation public.t");
  }
  const auto reader = Open("a");
  for (int i = 1; i <= 6; ++i) {
    EXPECT_EQ(tests::RowsOf(*reader, fmt::format("t{}", i)).size(), static_cast<size_t>(i));
  }
}

TEST_P(LiveLanes, StopAllAtTheFirstError) {
  AddTask("SELECT pg_sleep(600)");
  AddTask("SELECT 1 / (3 - g) FROM generate_series(1, 5) g");
  AddTask("SELECT pg_sleep(600)");
  const base::Error error = ErrorOfCopy(3);
  EXPECT_STREQ(error.what(), "Dumping the contents of table \"t2\" failed: PQgetResult() failed.");
  EXPECT_EQ(error.detail(),
            "Error message from server: ERROR:  division by zero\n"
            "Command was: COPY (SELECT 1 / (3 - g) FROM generate_series(1, 5) g) TO stdout;");
  EXPECT_EQ(error.sqlstate(), "22012");
  EXPECT_TRUE(NothingIsLeft());
}

TEST_P(LiveLanes, RedoAPartWhoseConnectionIsLostBeforeItsFirstFrame) {
  AddTask("SELECT 'few rows' FROM pg_advisory_lock_shared(7)");
  AddTask("SELECT 'others'");
  const auto holder = Connect();
  holder->Execute("SELECT pg_advisory_lock(7)");
  const std::jthread killer([&] { KillWhoWaits(*holder); });
  Copy(2);
  EXPECT_EQ(tests::RowsOf(*Open("a"), "t1"), std::vector<std::string>{"few rows"});
}

TEST_P(LiveLanes, FailWhenAConnectionIsLostInTheMiddleOfAPart) {
  AddTask(
      "SELECT repeat('x', 1000) FROM generate_series(1, 2000) "
      "UNION ALL SELECT 'last' FROM pg_advisory_lock_shared(7)");
  AddTask("SELECT 'others'");
  const auto holder = Connect();
  holder->Execute("SELECT pg_advisory_lock(7)");
  const std::jthread killer([&] { KillWhoWaits(*holder); });
  const base::Error error = ErrorOfCopy(2);
  EXPECT_THAT(error.what(), HasSubstr("Dumping the contents of table \"t1\" failed: PQget"));
  EXPECT_THAT(error.detail(), HasSubstr("terminating connection due to administrator command"));
  EXPECT_TRUE(NothingIsLeft());
}

}  // namespace
}  // namespace pgstow::dump
