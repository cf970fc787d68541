#include "restore/plan/schedule.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/restore/shop_toc.h"

namespace pgstow::plan {
namespace {

using model::DumpId;
using ::testing::ElementsAre;
using testing::EntryOf;
using ::testing::IsSupersetOf;
using testing::ShopToc;
using ::testing::UnorderedElementsAre;

// In which order things are to be done.
struct Wanted {
  std::vector<DumpId> first;    // before all others
  bool loads_in_order = false;  // in that of the TOC
};

// A schedule of everything in a TOC, spoken to by dump ids.
class Rehearsal {
 public:
  explicit Rehearsal(model::Toc toc, select::SelectOptions select = {})
      : toc_(std::move(toc)),
        plan_(MakePlan(toc_, select::Select(toc_, select), {})),
        schedule_(toc_, plan_) {}

  Rehearsal(model::Toc toc, const Wanted& wanted)
      : toc_(std::move(toc)), plan_(PlanOf(wanted)), schedule_(toc_, plan_) {}

  // What can start now, at most `most`.
  std::vector<DumpId> Start(size_t most = 1000) {
    std::vector<DumpId> started;
    while (started.size() < most) {
      const std::optional<Task> task = schedule_.Next();
      if (!task) break;
      running_.push_back(*task);
      started.push_back(IdOf(*task));
    }
    return started;
  }

  void End(DumpId id) {
    const auto task = std::ranges::find_if(running_, [&](const Task& t) { return IdOf(t) == id; });
    ASSERT_NE(task, running_.end()) << id << " is not running";
    const Task ended = *task;
    running_.erase(task);
    schedule_.Done(ended);
  }

  void EndAll() {
    for (const Task& task : std::exchange(running_, {})) schedule_.Done(task);
  }

  // Ids in the order in which one connection would run them.
  std::vector<DumpId> Alone() {
    std::vector<DumpId> ids;
    while (true) {
      const std::vector<DumpId> next = Start(1);
      if (next.empty()) return ids;
      ids.push_back(next[0]);
      EndAll();
    }
  }

  bool finished() const { return schedule_.finished(); }
  const std::vector<Task>& running() const { return running_; }
  DumpId IdOf(const Task& task) const { return toc_.entries[plan_.steps[task.step].entry].id; }

 private:
  Plan PlanOf(const Wanted& wanted) const {
    select::Selection selection = select::Select(toc_, {});
    const auto rest = std::ranges::stable_partition(selection.order, [&](size_t i) {
      return std::ranges::find(wanted.first, toc_.entries[i].id) != wanted.first.end();
    });
    selection.first = rest.begin() - selection.order.begin();
    Plan plan = MakePlan(toc_, selection, {});
    uint32_t turn = 0;
    for (Step& step : plan.steps) {
      if (wanted.loads_in_order && step.action == Action::kLoad) step.turn = turn++;
    }
    return plan;
  }

  const model::Toc toc_;
  const Plan plan_;
  Schedule schedule_;
  std::vector<Task> running_;
};

TEST(Schedule, LoadsTheLargestFirst) {
  Rehearsal run(ShopToc(), {.sections = {.post_data = false}, .acls = false, .comments = false});
  EXPECT_THAT(run.Start(3), ElementsAre(3485, 3483, 3481));
}

TEST(Schedule, EverythingRunsOnceAndInItsPass) {
  Rehearsal run(ShopToc());
  const std::vector<DumpId> ids = run.Alone();
  EXPECT_TRUE(run.finished());
  EXPECT_THAT(ids, UnorderedElementsAre(3483, 3481, 3485, 3515, 3516, 3308, 3305, 3306, 3517, 3325,
                                        3518, 3324, 3504, 3508, 3512, 2200, 3297, 3484));
  const auto place = [&](DumpId id) { return std::ranges::find(ids, id) - ids.begin(); };
  for (const DumpId acl : {3504, 3508, 3512, 2200}) {
    EXPECT_LT(place(3324), place(acl));
    EXPECT_LT(place(acl), place(3484));
  }
}

// What is first: table c with its rows 3483, key 3308, index 3306 and privileges 3508.
TEST(Schedule, NothingElseStartsWhileAStepOfThoseThatAreFirstIsYetToStart) {
  Rehearsal run(ShopToc(), Wanted{.first = {226, 3483, 3308, 3306, 3517, 3508}});
  EXPECT_THAT(run.Start(), ElementsAre(3483));  // the key and the index wait for the rows
  run.EndAll();
  EXPECT_THAT(run.Start(1), ElementsAre(3306));
  EXPECT_THAT(run.Start(), ElementsAre());  // the key waits for the index's lock
  run.EndAll();
  EXPECT_THAT(run.Start(), ElementsAre(3308));
  run.EndAll();
  EXPECT_THAT(run.Start(), ElementsAre(3517));
  run.EndAll();
  EXPECT_THAT(run.Start(3), ElementsAre(3508, 3481, 3485));  // the last of them has started
}

TEST(Schedule, LoadsStartInTurn) {
  Rehearsal run(ShopToc(), Wanted{.loads_in_order = true});
  EXPECT_THAT(run.Start(3), ElementsAre(3483, 3481, 3485));
}

TEST(Schedule, IndexesWaitForTheRowsOfTheirTable) {
  Rehearsal run(ShopToc(),
                {.acls = false, .comments = false, .tables = {"c"}, .indexes = {"c_idx"}});
  EXPECT_THAT(run.Start(), ElementsAre(3483));
  run.EndAll();
  EXPECT_THAT(run.Start(), ElementsAre(3306));
}

TEST(Schedule, ForeignKeyWaitsForTheRowsOfBothTablesAndForTheKey) {
  Rehearsal run(ShopToc());
  run.Start();  // loads and values
  for (const DumpId id : {3485, 3515, 3516, 3483}) run.End(id);
  EXPECT_THAT(run.Start(1), ElementsAre(3308));
  run.End(3308);
  run.End(3481);
  std::vector<DumpId> started = run.Start();
  EXPECT_THAT(started, IsSupersetOf({3306, 3305}));
  EXPECT_THAT(started, ::testing::Not(::testing::Contains(3324)));
  run.End(3305);
  EXPECT_THAT(run.Start(), ::testing::Not(::testing::Contains(3324)));  // 3306 reads the table
  run.EndAll();
  EXPECT_THAT(run.Start(), ::testing::Contains(3324));
}

TEST(Schedule, ConstraintsOfOneTableRunOneAfterTheOther) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 3305).belongs_to = EntryOf(toc, 3305).dependencies = {226};
  Rehearsal run(std::move(toc),
                {.data = false, .sections = {.pre_data = false}, .comments = false});
  const std::vector<DumpId> started = run.Start();
  EXPECT_EQ(std::ranges::count(started, 3308) + std::ranges::count(started, 3305), 1);
}

TEST(Schedule, IndexesOfOneTableRunTogether) {
  model::Toc toc = ShopToc();
  model::Entry second = EntryOf(toc, 3306);
  second.id = 4000;
  second.tag = "c_idx2";
  toc.entries.push_back(second);
  Rehearsal run(std::move(toc), {.comments = false, .indexes = {"c_idx", "c_idx2"}});
  EXPECT_THAT(run.Start(), ElementsAre(3306, 4000));
}

TEST(Schedule, WhatDependsOnAnIndexLocksItsTable) {
  model::Toc toc = ShopToc();
  model::Entry attach;
  attach.id = 4000;
  attach.section = model::Section::kPostData;
  attach.definition = "ALTER INDEX x ATTACH PARTITION app.c_idx;\n";
  attach.dependencies = {3306};
  toc.entries.push_back(attach);
  model::Entry second = EntryOf(toc, 3306);
  second.id = 4001;
  toc.entries.push_back(second);
  Rehearsal run(std::move(toc), {.data = false, .sections = {.pre_data = false}});
  run.Start(1000);
  const auto running = [&](DumpId id) {
    return std::ranges::any_of(run.running(), [&](const Task& t) { return run.IdOf(t) == id; });
  };
  for (int round = 0; round < 20 && !run.finished(); ++round) {
    EXPECT_FALSE(running(4000) && running(4001));
    run.End(run.IdOf(run.running().back()));
    run.Start();
  }
}

TEST(Schedule, PrivilegesAreGivenOneAfterTheOtherAsPlanned) {
  Rehearsal run(ShopToc(), {.list = std::vector<DumpId>{3504, 3512, 3508, 2200}});
  for (const DumpId id : {3504, 3512, 3508, 2200}) {
    EXPECT_THAT(run.Start(), ElementsAre(id));
    run.EndAll();
  }
  EXPECT_TRUE(run.finished());
}

TEST(Schedule, PartsOfATableRunTogether) {
  model::Toc toc = ShopToc();
  model::Entry& rows = EntryOf(toc, 3481);
  rows.parts.resize(3, rows.parts[0]);
  rows.parts[1].part = 1;
  rows.parts[2].part = 2;
  Rehearsal run(std::move(toc), {.acls = false, .comments = false, .tables = {"t"}});
  EXPECT_THAT(run.Start(), ElementsAre(3481, 3481, 3481));
  EXPECT_EQ(run.running()[0].part, 0u);
  EXPECT_EQ(run.running()[2].part, 2u);
  run.End(3481);
  run.End(3481);
  EXPECT_FALSE(run.finished());
  run.End(3481);
  EXPECT_TRUE(run.finished());
}

TEST(Schedule, DependenciesHoldThroughEntriesThatAreNotRestored) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 3305).dependencies = {3484, 3306};  // 3484 is of a later pass: can't be waited for
  EntryOf(toc, 3306).dependencies = {3483};
  EntryOf(toc, 3306).belongs_to = {};
  Rehearsal run(std::move(toc), {.list = std::vector<DumpId>{3483, 3305}});
  EXPECT_THAT(run.Start(), ElementsAre(3483));
  run.EndAll();
  EXPECT_THAT(run.Start(), ElementsAre(3305));
}

TEST(Schedule, ACycleIsBrokenInPlanOrder) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 3308).dependencies = {3305};
  EntryOf(toc, 3305).dependencies = {3308};
  Rehearsal run(std::move(toc), {.list = std::vector<DumpId>{3305, 3308}});
  EXPECT_THAT(run.Alone(), ElementsAre(3305, 3308));
  EXPECT_TRUE(run.finished());
}

TEST(Schedule, AnEmptyPlanIsFinished) {
  Rehearsal run(ShopToc(), {.tables = {"nope"}});
  EXPECT_TRUE(run.finished());
  EXPECT_THAT(run.Start(), ElementsAre());
}

// Random dependencies and random order of ending: no law above is ever broken.
TEST(Schedule, KeepsEveryDependencyWhateverEndsFirst) {
  for (unsigned seed = 1; seed <= 50; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    model::Toc toc;
    toc.entries.resize(60);
    for (size_t i = 0; i < toc.entries.size(); ++i) {
      model::Entry& entry = toc.entries[i];
      entry.id = static_cast<DumpId>(i + 1);
      entry.section = model::Section::kPostData;
      entry.pass = i < 40 ? model::Pass::kMain : model::Pass::kAcl;
      entry.definition = "x";
      for (int edge = 0; i > 0 && edge < 3; ++edge) {
        entry.dependencies.push_back(static_cast<DumpId>(random() % i + 1));
      }
    }
    std::vector<DumpId> list;  // a third of the entries is not restored
    for (const model::Entry& entry : toc.entries) {
      if (random() % 3 != 0) list.push_back(entry.id);
    }
    // Everything that must be done before, also through what is left out.
    std::vector<std::set<DumpId>> before(toc.entries.size() + 1);
    for (const model::Entry& entry : toc.entries) {
      for (const DumpId id : entry.dependencies) {
        before[entry.id].insert(id);
        before[entry.id].insert(before[id].begin(), before[id].end());
      }
    }
    Rehearsal run(toc, {.list = list});
    std::set<DumpId> left(list.begin(), list.end());
    while (!run.finished()) {
      for (const DumpId id : run.Start(4 - std::min<size_t>(run.running().size(), 3))) {
        for (const DumpId needed : before[id]) EXPECT_FALSE(left.contains(needed));
      }
      ASSERT_FALSE(run.running().empty());
      const DumpId ending = run.IdOf(run.running()[random() % run.running().size()]);
      left.erase(ending);
      run.End(ending);
    }
    EXPECT_TRUE(left.empty());
  }
}

}  // namespace
}  // namespace pgstow::plan
