#include "restore/plan/index_memory.h"

#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace pgstow::plan {
namespace {

constexpr uint64_t kMiB = uint64_t{1} << 20;

TEST(IndexMemory, OneConnectionGetsAllOfItEachTime) {
  IndexMemory memory(1024 * kMiB, 1, 2);
  for (int i = 0; i < 2; ++i) {
    const BuildResources build = memory.Take(0);
    EXPECT_EQ(build, (BuildResources{.memory = 1024 * kMiB, .workers = 2}));
    memory.GiveBack(build);
  }
}

TEST(IndexMemory, ThoseThatRunAtTheSameTimeShareIt) {
  IndexMemory memory(800 * kMiB, 4, 10);
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(memory.Take(0), (BuildResources{.memory = 200 * kMiB, .workers = 0}));
  }
}

TEST(IndexMemory, TheLastOnesGetMoreOfItAndWorkers) {
  IndexMemory memory(800 * kMiB, 4, 2);
  EXPECT_EQ(memory.Take(0), (BuildResources{.memory = 400 * kMiB, .workers = 1}));
  EXPECT_EQ(memory.Take(0), (BuildResources{.memory = 400 * kMiB, .workers = 1}));
}

TEST(IndexMemory, SmallTablesLeaveItToOthers) {
  IndexMemory memory(1024 * kMiB, 2, 4);
  EXPECT_EQ(memory.Take(5).memory, 32 * kMiB);
  EXPECT_EQ(memory.Take(5000 * kMiB).memory, 992 * kMiB);
}

TEST(IndexMemory, IsNeverExceeded) {
  for (unsigned seed = 1; seed <= 100; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const int jobs = static_cast<int>(random() % 16 + 1);
    const uint64_t size = static_cast<uint64_t>(jobs) * kMiB + random();
    size_t builds = random() % 50 + 1;
    IndexMemory memory(size, jobs, builds);
    std::vector<BuildResources> running;
    uint64_t taken = 0;
    while (builds > 0 || !running.empty()) {
      const bool start = builds > 0 && running.size() < static_cast<size_t>(jobs);
      if (start && (running.empty() || random() % 2 == 0)) {
        running.push_back(memory.Take(random() % 3 == 0 ? 0 : random()));
        --builds;
        taken += running.back().memory;
        EXPECT_GE(running.back().memory, kLeastIndexMemory);
        EXPECT_LE(taken, size);
      } else {
        taken -= running.back().memory;
        memory.GiveBack(running.back());
        running.pop_back();
      }
    }
  }
}

}  // namespace
}  // namespace pgstow::plan
