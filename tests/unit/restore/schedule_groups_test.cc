// Cheap steps that a schedule hands out together.
#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "restore/plan/grouping.h"
#include "restore/plan/schedule.h"
#include "restore/select/select.h"
#include "tests/unit/restore/shop_toc.h"

namespace pgstow::plan {
namespace {

using model::DumpId;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::EntryOf;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::ShopToc;

// Several connections that take groups.
class Sharing {
 public:
  Sharing(model::Toc toc, const select::SelectOptions& select, const PlanOptions& options)
      : toc_(std::move(toc)),
        plan_(MakePlan(toc_, select::Select(toc_, select), options)),
        grouping_(toc_, plan_),
        schedule_(toc_, plan_) {}

  std::vector<DumpId> Take() {
    std::vector<Task> tasks = schedule_.NextGroup(grouping_);
    std::vector<DumpId> ids;
    for (const Task& task : tasks) ids.push_back(IdOf(task));
    if (!tasks.empty()) running_.push_back(std::move(tasks));
    return ids;
  }

  // One of the groups, counted from the first that runs; returns what was in it.
  std::vector<DumpId> End(size_t group) {
    const std::vector<Task> tasks = running_.at(group);
    running_.erase(running_.begin() + static_cast<std::ptrdiff_t>(group));
    schedule_.Done(tasks);
    std::vector<DumpId> ids;
    for (const Task& task : tasks) ids.push_back(IdOf(task));
    return ids;
  }

  size_t running() const { return running_.size(); }
  bool finished() const { return schedule_.finished(); }
  const Plan& plan() const { return plan_; }

 private:
  DumpId IdOf(const Task& task) const { return toc_.entries[plan_.steps[task.step].entry].id; }

  const model::Toc toc_;
  const Plan plan_;
  const Grouping grouping_;
  Schedule schedule_;
  std::vector<std::vector<Task>> running_;
};

TEST(ScheduleGroups, WhatComesBeforeTheDataIsSharedAndAllElseWaitsForIt) {
  Sharing sharing(ShopToc(), {}, {.jobs = 2, .share_definitions = true});
  std::set<DumpId> early;
  while (std::ranges::none_of(std::vector<DumpId>{3481, 3483, 3485},
                              [&](DumpId load) { return early.contains(load); })) {
    const std::vector<DumpId> group = sharing.Take();
    if (!group.empty()) {
      early.insert(group.begin(), group.end());
      continue;
    }
    ASSERT_GT(sharing.running(), 0U);
    sharing.End(0);
  }
  for (const DumpId id : {8, 7, 2, 292, 226, 224, 228, 223, 227, 230, 3300}) {
    EXPECT_THAT(early, Contains(id));
  }
}

TEST(ScheduleGroups, WithoutSharingTheyAreNotPartOfIt) {
  Sharing sharing(ShopToc(), {}, {.jobs = 2});
  for (const Step& step : sharing.plan().steps) EXPECT_FALSE(step.early);
  EXPECT_THAT(sharing.Take(), Not(Contains(226)));
}

TEST(ScheduleGroups, LoadsWithRowsGoAlone) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 3481).parts[0].known = true;
  EntryOf(toc, 3481).parts[0].rows = 1;
  Sharing sharing(std::move(toc), {.acls = false, .comments = false, .tables = {"t"}}, {.jobs = 2});
  EXPECT_THAT(sharing.Take(), ElementsAre(3481));
}

// An entry of large objects makes a thousand of them: who gets all entries leaves nothing to
// others.
TEST(ScheduleGroups, EntriesOfManyStatementsAreSharedOutToo) {
  const auto first_group = [](size_t bytes) {
    model::Toc toc;
    toc.entries.resize(60);
    for (size_t i = 0; i < toc.entries.size(); ++i) {
      model::Entry& entry = toc.entries[i];
      entry.id = static_cast<DumpId>(i + 1);
      entry.section = model::Section::kPreData;
      entry.selector = model::Selector::kFunction;
      entry.definition = std::string(bytes, 'x');
    }
    return Sharing(std::move(toc), {}, {.jobs = 2, .share_definitions = true}).Take().size();
  };
  EXPECT_EQ(first_group(100), 60);
  EXPECT_LE(first_group(40000), 10);
}

// Random dependencies and random order of ending: whatever is given was freed by what has ended, or
// comes after it in the same group.
TEST(ScheduleGroups, KeepEveryDependencyWhateverEndsFirst) {
  for (unsigned seed = 1; seed <= 50; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    model::Toc toc;
    toc.entries.resize(300);
    for (size_t i = 0; i < toc.entries.size(); ++i) {
      model::Entry& entry = toc.entries[i];
      entry.id = static_cast<DumpId>(i + 1);
      entry.section = i < 150 ? model::Section::kPreData : model::Section::kPostData;
      entry.pass = i < 250 ? model::Pass::kMain : model::Pass::kAcl;
      entry.selector = random() % 8 != 0 ? model::Selector::kFunction : model::Selector::kNone;
      entry.definition = "x";
      for (int edge = 0; i > 0 && edge < 2; ++edge) {
        entry.dependencies.push_back(static_cast<DumpId>(random() % i + 1));
      }
    }
    std::vector<std::set<DumpId>> before(toc.entries.size() + 1);
    for (const model::Entry& entry : toc.entries) {
      for (const DumpId id : entry.dependencies) {
        before[entry.id].insert(id);
        before[entry.id].insert(before[id].begin(), before[id].end());
      }
    }
    Sharing sharing(toc, {}, {.jobs = 3, .share_definitions = true});
    std::set<DumpId> ended;
    std::set<DumpId> given;
    bool together = false;
    while (!sharing.finished()) {
      while (sharing.running() < 3) {
        const std::vector<DumpId> group = sharing.Take();
        if (group.empty()) break;
        together |= group.size() > 1;
        std::set<DumpId> done = ended;
        for (const DumpId id : group) {
          EXPECT_TRUE(given.insert(id).second) << id << " was given twice";
          for (const DumpId needed : before[id]) EXPECT_TRUE(done.contains(needed));
          done.insert(id);
        }
      }
      ASSERT_GT(sharing.running(), 0U);
      const std::vector<DumpId> done = sharing.End(random() % sharing.running());
      ended.insert(done.begin(), done.end());
    }
    EXPECT_EQ(ended.size(), toc.entries.size());
    EXPECT_TRUE(together);
  }
}

}  // namespace
}  // namespace pgstow::plan
