#include "host/dump/plan.h"

#include <cstdint>
#include <limits>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"

namespace pgstow::dump {
namespace {

using ::testing::ElementsAre;

constexpr uint64_t kMiB = uint64_t{1} << 20;
constexpr SplitRule kRule = {.split_bytes = 100 * kMiB, .server_version = 150000};

// A table of 30,000 blocks (234 MiB) and as much TOAST as fills it up to `bytes`.
catalog::DataJob BigTable(uint64_t bytes) {
  catalog::DataJob job;
  job.entry = 7;
  job.relation = 16400;
  job.qualified_name = "s.t";
  job.columns = "(a, \"B\")";
  job.copy_out = "COPY s.t (a, \"B\") TO stdout;";
  job.bytes = bytes;
  job.heap_pages = 30000;
  return job;
}

std::vector<CopyTask> PlanOne(const catalog::DataJob& job, const SplitRule& rule = kRule) {
  return PlanTasks({&job, 1}, rule);
}

TEST(PlanTasks, CopiesATableUpToTheLimitInOnePiece) {
  const std::vector<CopyTask> tasks = PlanOne(BigTable(100 * kMiB));
  ASSERT_EQ(tasks.size(), 1U);
  EXPECT_EQ(tasks[0].copy_out, "COPY s.t (a, \"B\") TO stdout;");
  EXPECT_EQ(tasks[0].entry, 7);
  EXPECT_EQ(tasks[0].bytes, 100 * kMiB);
}

TEST(PlanTasks, CutsALargerTableIntoRangesThatMeet) {
  const std::vector<CopyTask> tasks = PlanOne(BigTable(300 * kMiB));
  ASSERT_EQ(tasks.size(), 3U);
  EXPECT_EQ(tasks[0].copy_out,
            "COPY (SELECT a, \"B\" FROM ONLY s.t WHERE ctid >= '(0,0)'::pg_catalog.tid AND ctid < "
            "'(10000,0)'::pg_catalog.tid) TO stdout;");
  EXPECT_EQ(tasks[1].copy_out,
            "COPY (SELECT a, \"B\" FROM ONLY s.t WHERE ctid >= '(10000,0)'::pg_catalog.tid AND "
            "ctid < '(20000,0)'::pg_catalog.tid) TO stdout;");
  EXPECT_EQ(tasks[2].part, 2U);
  EXPECT_EQ(tasks[2].bytes, 100 * kMiB);
}

TEST(PlanTasks, LeavesTheLastRangeOpenForATableThatGrew) {
  EXPECT_EQ(PlanOne(BigTable(300 * kMiB)).back().copy_out,
            "COPY (SELECT a, \"B\" FROM ONLY s.t WHERE ctid >= '(20000,0)'::pg_catalog.tid) TO "
            "stdout;");
}

TEST(PlanTasks, KeepsTheConditionOfTheJob) {
  catalog::DataJob job = BigTable(101 * kMiB);
  job.where = "a > 1 OR a IS NULL";
  EXPECT_EQ(PlanOne(job).back().copy_out,
            "COPY (SELECT a, \"B\" FROM ONLY s.t WHERE (a > 1 OR a IS NULL) AND ctid >= "
            "'(15000,0)'::pg_catalog.tid) TO stdout;");
}

TEST(PlanTasks, SelectsWhatInsertCommandsTell) {
  catalog::DataJob job = BigTable(100 * kMiB);
  job.copy_out.clear();
  job.insert.emplace().values = "a, NULL";
  EXPECT_EQ(PlanOne(job).back().select, "SELECT a, NULL FROM ONLY s.t");
  job.where = "a > 1";
  EXPECT_EQ(PlanOne(job).back().select, "SELECT a, NULL FROM ONLY s.t WHERE a > 1");
  job.bytes = 101 * kMiB;
  EXPECT_EQ(PlanOne(job).back().select,
            "SELECT a, NULL FROM ONLY s.t WHERE (a > 1) AND ctid >= '(15000,0)'::pg_catalog.tid");
}

TEST(PlanTasks, CutsByToastButNeverFinerThanBlocks) {
  EXPECT_EQ(PlanOne(BigTable(1000000 * kMiB)).size(), 10000U);
  catalog::DataJob flat = BigTable(1000 * kMiB);
  flat.heap_pages = 4;
  EXPECT_EQ(PlanOne(flat).size(), 4U);
}

// What a server tells may be as much as a relation can have, of each of many.
TEST(PlanTasks, MakesLargerPartsWhereTheyWouldBeTooMany) {
  catalog::DataJob vast = BigTable(std::numeric_limits<uint64_t>::max());
  vast.heap_pages = std::numeric_limits<uint32_t>::max();
  EXPECT_THAT(PlanOne(vast), testing::SizeIs(testing::Le(kMostParts)));
  EXPECT_THAT(PlanOne(vast), testing::SizeIs(testing::Gt(kMostParts / 2)));
  const std::vector<catalog::DataJob> many(1000, vast);
  EXPECT_THAT(PlanTasks(many, kRule), testing::SizeIs(testing::Le(kMostParts + many.size())));
}

TEST(PlanTasks, CutsNothingWhereBlockRangesCanNotBeRead) {
  const catalog::DataJob big = BigTable(300 * kMiB);
  EXPECT_EQ(PlanOne(big, {.split_bytes = 0, .server_version = 150000}).size(), 1U);
  EXPECT_EQ(PlanOne(big, {.split_bytes = 100 * kMiB, .server_version = 130000}).size(), 1U);
  catalog::DataJob other_am = big;
  other_am.heap_am = false;
  EXPECT_EQ(PlanOne(other_am).size(), 1U);
  catalog::DataJob foreign = big;
  foreign.relkind = 'f';
  EXPECT_EQ(PlanOne(foreign).size(), 1U);
  catalog::DataJob no_columns = big;
  no_columns.columns = "";
  EXPECT_EQ(PlanOne(no_columns).size(), 1U);
}

TEST(PartBytesFor, GivesEachConnectionSeveralParts) {
  EXPECT_EQ(PartBytesFor(1024 * kMiB, 2), 64 * kMiB);
  EXPECT_EQ(PartBytesFor(1024 * kMiB, 4), 32 * kMiB);
}

TEST(PartBytesFor, MakesPartsNeitherTinyNorHuge) {
  EXPECT_EQ(PartBytesFor(0, 2), 16 * kMiB);
  EXPECT_EQ(PartBytesFor(100 * kMiB, 64), 16 * kMiB);
  EXPECT_EQ(PartBytesFor(10 * 1024 * 1024 * kMiB, 64), 256 * kMiB);
}

TEST(PartBytesFor, LeavesToRestoresWhatOneConnectionCopies) {
  EXPECT_EQ(PartBytesFor(1024 * kMiB, 1), 256 * kMiB);
}

TEST(OrderLargestFirst, KeepsEqualOnesInOrder) {
  std::vector<CopyTask> tasks(4);
  tasks[0] = {.entry = 1, .bytes = 5};
  tasks[1] = {.entry = 2, .bytes = 9};
  tasks[2] = {.entry = 3, .bytes = 5};
  tasks[3] = {.entry = 4, .bytes = 0};
  OrderLargestFirst(tasks);
  std::vector<model::DumpId> order;
  for (const CopyTask& task : tasks) order.push_back(task.entry);
  EXPECT_THAT(order, ElementsAre(2, 1, 3, 4));
}

TEST(BindToEntries, ListsPartsAndTakesNames) {
  model::PackedToc toc;
  toc.entries.Add({.id = 6, .kind = "TABLE"});
  toc.entries.Add(
      {.id = 7, .role = model::Role::kData, .tag = "t", .schema = "s", .parts = {model::Part{}}});
  std::vector<CopyTask> tasks = PlanOne(BigTable(300 * kMiB));
  BindToEntries(tasks, toc);
  ASSERT_EQ(toc.entries[1].parts.size(), 3U);
  EXPECT_EQ(toc.entries[1].parts[2].part, 2U);
  EXPECT_TRUE(toc.entries[0].parts.empty());
  EXPECT_EQ(tasks[2].schema, "s");
  EXPECT_EQ(tasks[2].name, "t");
}

TEST(BindToEntries, RefusesRowsWithoutAnEntry) {
  model::PackedToc toc;
  std::vector<CopyTask> tasks = PlanOne(BigTable(0));
  EXPECT_THROW(BindToEntries(tasks, toc), base::Error);
}

}  // namespace
}  // namespace pgstow::dump
