// The order in which steps start, where it decides how long a restore takes.
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "restore/plan/cost.h"
#include "restore/plan/schedule.h"

namespace pgstow::plan {
namespace {

using ::testing::ElementsAre;

constexpr uint64_t kMiB = uint64_t{1} << 20;

// A TOC of tables, told by what hangs on their rows.
class Database {
 public:
  // Returns the dump id of the table.
  model::DumpId Table(const std::string& name, uint64_t mib, int indexes = 0, size_t parts = 1) {
    const model::DumpId table = Add("TABLE", name, model::Section::kPreData);
    toc_.entries.back().selector = model::Selector::kRelation;
    toc_.entries.back().relkind = 'r';
    Add("TABLE DATA", name, model::Section::kData, {table});
    model::Entry& rows = toc_.entries.back();
    rows.role = model::Role::kData;
    rows.selector = model::Selector::kRelation;
    rows.copy = "COPY app." + name + " (id) FROM stdin;\n";
    for (size_t i = 0; i < parts; ++i) {
      rows.parts.push_back(
          {.part = static_cast<uint32_t>(i), .known = true, .raw_bytes = mib * kMiB / parts});
    }
    for (int i = 1; i <= indexes; ++i) {
      Add("INDEX", name + "_i" + std::to_string(i), model::Section::kPostData, {table});
      toc_.entries.back().selector = model::Selector::kIndex;
      toc_.entries.back().relkind = 'i';
    }
    return table;
  }

  void ForeignKey(model::DumpId from, model::DumpId to, const std::string& name) {
    Add("FK CONSTRAINT", name, model::Section::kPostData, {from});
    toc_.entries.back().dependencies.push_back(to);
    toc_.entries.back().definition = "ALTER TABLE ONLY app.t\n    ADD CONSTRAINT " + name +
                                     " FOREIGN KEY (a) REFERENCES app.u(a);\n";
  }

  // Makes a table without rows of its own of `whole`, and the other one its partition.
  void Attach(model::DumpId whole, model::DumpId partition) {
    model::Entry& table = toc_.entries[static_cast<size_t>(whole) - 1];
    table.relkind = 'p';
    toc_.entries[static_cast<size_t>(whole)].parts.clear();
    Add("TABLE ATTACH", "attach", model::Section::kPreData, {partition});
    toc_.entries.back().dependencies.push_back(whole);
  }

  void Trigger(model::DumpId of, const std::string& name) {
    Add("TRIGGER", name, model::Section::kPostData, {of});
    toc_.entries.back().selector = model::Selector::kTrigger;
  }

  const model::Toc& toc() const { return toc_; }

 private:
  model::DumpId Add(const std::string& kind, const std::string& tag, model::Section section,
                    const std::vector<model::DumpId>& of = {}) {
    model::Entry entry;
    entry.id = static_cast<model::DumpId>(toc_.entries.size() + 1);
    entry.kind = kind;
    entry.tag = tag;
    entry.schema = "app";
    entry.section = section;
    if (section != model::Section::kData) entry.definition = "CREATE " + tag + ";\n";
    entry.dependencies = of;
    entry.belongs_to = of;
    toc_.entries.push_back(std::move(entry));
    return toc_.entries.back().id;
  }

  model::Toc toc_;
};

// Follows a schedule in time, every step taking what it is said to cost.
struct Course {
  std::vector<std::string> started;      // tags
  std::map<std::string, double> starts;  // when each started first
  double end = 0;
};

Course Follow(const model::Toc& toc, const PlanOptions& options) {
  const Plan plan = MakePlan(toc, select::Select(toc, {}), options);
  Schedule schedule(toc, plan);
  Course run;
  double now = 0;
  std::vector<std::pair<double, Task>> running;
  const std::vector<uint64_t> bytes = BytesOfTables(toc);
  while (!schedule.finished()) {
    while (running.size() < static_cast<size_t>(options.jobs)) {
      const auto task = schedule.Next();
      if (!task) break;
      const Step& step = plan.steps[task->step];
      const model::Entry& entry = toc.entries[step.entry];
      uint64_t size = BytesOf(entry);
      if (task->part) size = entry.parts[*task->part].raw_bytes;
      if (step.action != Action::kLoad) {
        for (const model::DumpId id : entry.dependencies) {
          size += bytes[static_cast<size_t>(id) - 1];
        }
      }
      running.emplace_back(now + CostOf(WorkOf(entry, step), size), *task);
      run.started.push_back(entry.tag);
      run.starts.emplace(entry.tag, now);
    }
    const auto next = std::ranges::min_element(running, {}, &std::pair<double, Task>::first);
    now = next->first;
    const Task ended = next->second;
    running.erase(next);
    schedule.Done(ended);
  }
  run.end = now / static_cast<double>(kMiB);
  return run;
}

// All of them weigh the same: were the others loaded first, each index would have to read its table
// from disk.
TEST(CriticalPath, OfTablesOfOneSizeEachGetsItsIndexesBeforeTheNextIsLoaded) {
  Database database;
  for (const char* const name : {"a", "b", "c", "d"}) database.Table(name, 50, 1);
  const Course run = Follow(database.toc(), {.jobs = 2});
  EXPECT_THAT(run.started, ElementsAre("a", "b", "a_i1", "b_i1", "c", "d", "c_i1", "d_i1"));
}

// By size alone, "plain" and "flat" would be loaded first, over two connections; then "chain", 90,
// and its index, 72: 262 in all. What hangs on "chain" makes it the first.
TEST(CriticalPath, WhatOthersWaitForStartsBeforeWhatIsLarger) {
  Database database;
  database.Table("plain", 100);
  database.Table("flat", 100);
  database.Table("chain", 90, 1);
  const Course run = Follow(database.toc(), {.jobs = 2});
  EXPECT_EQ(run.started.front(), "chain");
  EXPECT_LT(run.end, 202);
}

TEST(CriticalPath, AChainCountsToItsEnd) {
  Database database;
  const auto hub = database.Table("hub", 10, 1);
  const auto leaf = database.Table("leaf", 11, 1);
  const auto big = database.Table("big", 500);
  database.ForeignKey(big, hub, "big_hub");
  EXPECT_NE(leaf, hub);
  const Course run = Follow(database.toc(), {.jobs = 1});
  EXPECT_EQ(run.started[0], "big");
  EXPECT_EQ(run.started[1], "hub") << "a foreign key of a big table waits for it";
}

TEST(CriticalPath, IndexesAreBuiltRightAfterTheirRows) {
  Database database;
  database.Table("first", 100, 3);
  database.Table("second", 99, 3);
  const Course run = Follow(database.toc(), {.jobs = 1});
  EXPECT_THAT(run.started, ElementsAre("first", "first_i1", "first_i2", "first_i3", "second",
                                       "second_i1", "second_i2", "second_i3"));
}

TEST(CriticalPath, IndexesOfOneTableAreBuiltAtOnce) {
  Database database;
  database.Table("t", 100, 3);
  const Course run = Follow(database.toc(), {.jobs = 3});
  EXPECT_EQ(run.starts.at("t_i1"), run.starts.at("t_i3"));
}

TEST(CriticalPath, AForeignKeyComesAfterTheIndexesOfBothTables) {
  Database database;
  const auto a = database.Table("a", 10, 2);
  const auto b = database.Table("b", 10, 2);
  database.ForeignKey(a, b, "a_b");
  database.ForeignKey(b, a, "b_a");
  const Course run = Follow(database.toc(), {.jobs = 8});
  EXPECT_THAT(std::vector(run.started.end() - 2, run.started.end()), ElementsAre("a_b", "b_a"));
  EXPECT_NE(run.starts.at("a_b"), run.starts.at("b_a")) << "both lock both tables";
}

// The server gives the trigger to the partitions too, where it would fire for each row.
TEST(CriticalPath, ATriggerOfAPartitionedTableComesAfterTheRowsOfThePartitions) {
  Database database;
  const auto whole = database.Table("whole", 0);
  const auto middle = database.Table("middle", 0);
  const auto leaf = database.Table("leaf", 100);
  database.Attach(whole, middle);
  database.Attach(middle, leaf);
  database.Trigger(whole, "fires");
  const Course run = Follow(database.toc(), {.jobs = 4});
  EXPECT_THAT(run.started, ElementsAre("leaf", "fires"));
}

TEST(CriticalPath, ATableInManyPartsIsNoLongerThanItsShare) {
  Database database;
  database.Table("parts", 100, 0, 10);
  database.Table("one", 60);
  const Course run = Follow(database.toc(), {.jobs = 2});
  EXPECT_EQ(run.started.front(), "one");
  EXPECT_LT(run.end, 82);
}

TEST(CriticalPath, MemoryIsSharedByWhatIsBuiltAtOnce) {
  Database database;
  database.Table("t", 1000, 2);
  const Plan plan = MakePlan(database.toc(), select::Select(database.toc(), {}),
                             {.jobs = 2, .index_memory = 200 * kMiB});
  Schedule schedule(database.toc(), plan);
  const Task load = *schedule.Next();
  EXPECT_FALSE(load.resources);
  schedule.Done(load);
  EXPECT_EQ(schedule.Next()->resources, (BuildResources{.memory = 100 * kMiB, .workers = 0}));
  EXPECT_EQ(schedule.Next()->resources, (BuildResources{.memory = 100 * kMiB, .workers = 0}));
}

}  // namespace
}  // namespace pgstow::plan
