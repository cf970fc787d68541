// The power goes at any moment: the name has what it had or all that it was to get; and that as
// soon as the command has said so. PGSTOW_TORTURE_ROUNDS sets how many states of the disk are
// looked at for each command; PGSTOW_TEST_SEED=N draws others.

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/fault/disk.h"
#include "tests/fault/workshop.h"
#include "tests/support/torture.h"

namespace pgstow::tests {
namespace {

uint64_t Seed() {
  const char* const seed = std::getenv("PGSTOW_TEST_SEED");
  return seed == nullptr ? std::random_device()() : std::stoull(seed);
}

// A run of a job, and the disk that it ran on.
struct Recorded {
  Disk disk;  // as it was before
  std::vector<Operation> operations;
  Tree before;
  Tree after;
};

class Crashes : public testing::Test {
 protected:
  static void SetUpTestSuite() { workshop_ = std::make_unique<Workshop>(); }
  static void TearDownTestSuite() { workshop_.reset(); }

  static Recorded Record(const Job& job) {
    const Room room(*workshop_, job);
    Recorded recorded{Disk(room.path()), {}, room.Content(), {}};
    const Outcome outcome = room.Run("", room.RecordEnvironment());
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    recorded.after = room.Content();
    recorded.operations = ReadRecord(room.record());
    return recorded;
  }

  // States of the disk after so many operations as are drawn, for `look(state, done)`. Half of the
  // moments are among the last operations, where an archive gets its name, and a quarter is the
  // end.
  template <typename Look>
  static void ForEachCrash(const Recorded& recorded, uint64_t rounds, std::mt19937_64& random,
                           Look look) {
    const size_t all = recorded.operations.size();
    std::vector<size_t> moments;
    for (uint64_t round = 0; round < rounds; ++round) {
      const size_t firsts[] = {0, all - std::min<size_t>(all, 12), all,
                               all - std::min<size_t>(all, 12)};
      const size_t first = firsts[round % 4];
      moments.push_back(std::uniform_int_distribution<size_t>(first, all)(random));
    }
    std::ranges::sort(moments);
    Disk disk = recorded.disk;
    size_t done = 0;
    for (const size_t moment : moments) {
      while (done < moment) disk.Do(recorded.operations[done++]);
      look(disk.AfterCrash(random), done == all);
    }
  }

  static std::unique_ptr<Workshop> workshop_;
};
std::unique_ptr<Workshop> Crashes::workshop_;

class PowerLoss : public Crashes, public testing::WithParamInterface<Job> {};

// What there is under the name of the output. A folder without a table of contents is no archive.
Tree OutputIn(const Tree& tree) {
  Tree output = WithoutTemporaries(Below(tree, "out"));
  if (output.contains("out/") && !output.contains("out/toc.dat")) return {};
  return output;
}

// Whether a sealed archive of those bytes opens with the key it had or with the one it gets.
bool OpensWith(const Workshop& workshop, const std::string& bytes, int key) {
  const TempDir dir;
  WriteFile(dir / "out", bytes);
  const Outcome rows =
      RunProgram({PgstowPath(), "cat", "--key=file:" + workshop.key(key), dir / "out", "narrow"});
  return rows.ok() && std::ranges::count(rows.out, '\n') == 500;
}

TEST_P(PowerLoss, LeavesTheNameWithTheOldArchiveOrTheWholeNewOne) {
  const uint64_t seed = Seed();
  SCOPED_TRACE("PGSTOW_TEST_SEED=" + std::to_string(seed));
  std::mt19937_64 random(seed);
  const Job& job = GetParam();
  const Recorded recorded = Record(job);
  const Tree old = OutputIn(recorded.before);
  const Tree whole = OutputIn(recorded.after);
  ASSERT_NE(old, whole);
  TortureRow row("crash states");
  // Those of archives that change in place are to be opened, by a program.
  const uint64_t rounds = TortureRounds(job.changes_in_place() ? 20 : 400);
  ForEachCrash(recorded, rounds, random, [&](const Tree& state, bool told) {
    const Tree there = OutputIn(state);
    if (there == whole) return row.Count(Fate::kHarmless);
    if (there == old && !told) return row.Count(Fate::kDetected);
    if (job.changes_in_place() && there.contains("out")) {
      const std::string& bytes = there.at("out");
      const bool opens =
          (!told && OpensWith(*workshop_, bytes, 1)) || OpensWith(*workshop_, bytes, 2);
      EXPECT_TRUE(opens) << (told ? "after it was told" : "");
      return row.Count(opens ? Fate::kDetected : Fate::kLost);
    }
    ADD_FAILURE() << (told ? "though the command has said that it is done, " : "")
                  << "there is something else:\n"
                  << Shown(state);
    row.Count(there.empty() || there == old ? Fate::kLost : Fate::kSilent);
  });
}

INSTANTIATE_TEST_SUITE_P(Jobs, PowerLoss, testing::ValuesIn(AllJobs()),
                         [](const auto& job) { return job.param.name; });

// Without a sync there is no such promise; if none of the states broke it, they would be too few.
TEST_F(Crashes, DamageWhatWasNotSynced) {
  const uint64_t seed = Seed();
  SCOPED_TRACE("PGSTOW_TEST_SEED=" + std::to_string(seed));
  std::mt19937_64 random(seed);
  for (Job job : AllJobs()) {
    if (job.command.front() != "dump") continue;
    SCOPED_TRACE(job.name);
    job.command.insert(job.command.begin() + 1, "--no-sync");
    const Recorded recorded = Record(job);
    const Tree old = OutputIn(recorded.before);
    const Tree whole = OutputIn(recorded.after);
    int damaged = 0;
    ForEachCrash(recorded, 200, random, [&](const Tree& state, bool) {
      const Tree there = OutputIn(state);
      damaged += !there.empty() && there != old && there != whole ? 1 : 0;
    });
    EXPECT_GT(damaged, 5);
  }
}

}  // namespace
}  // namespace pgstow::tests
