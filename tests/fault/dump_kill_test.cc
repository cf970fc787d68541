// A dump that is killed with kill -9, at random moments and right before random calls on its files:
// its name has the old archive, or nothing, or the whole new one; and what it had written can be
// salvaged, frame by frame. PGSTOW_TORTURE_ROUNDS sets how often; PGSTOW_TEST_SEED=N draws other
// moments.

#include <signal.h>

#include <chrono>
#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/fault/frames.h"
#include "tests/fault/workshop.h"
#include "tests/support/torture.h"

namespace pgstow::tests {
namespace {

using std::chrono::duration;
using std::chrono::steady_clock;

// The record of one of the workshop's large objects.
constexpr uint64_t kObjectBytes = 8 + 40 * 32;

// A job that is killed, and what is known of it when it is not.
struct Victim {
  Job job;
  Tree whole;
  uint64_t calls = 0;
  duration<double> takes{};
};

class DumpKill : public testing::Test {
 protected:
  DumpKill() {
    workshop_.database().Sql(
        "CREATE TABLE wider AS SELECT n, md5(n::text) || md5((-n)::text) AS a, "
        "md5((7 * n)::text) AS b FROM generate_series(1, 20000) AS n;"
        "CREATE TABLE widest AS SELECT * FROM wider");
    for (const Job& job : AllJobs()) {
      if (job.command.front() == "dump") victims_.push_back(Known(job));
    }
  }

  Victim Known(const Job& job) const {
    const Room room(workshop_, job);
    const auto start = steady_clock::now();
    const Outcome outcome = room.Run();
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return {job, room.Content(), room.Calls().size(), steady_clock::now() - start};
  }

  // Runs it to a moment of its time, or up to one of its calls.
  void Kill(const Victim& victim, const Room& room, bool at_call) {
    if (at_call) {
      const uint64_t call = std::uniform_int_distribution<uint64_t>(1, victim.calls)(random_);
      room.Run(std::to_string(call) + ":kill");
      return;
    }
    const auto dump = room.Start();
    std::this_thread::sleep_for(std::uniform_real_distribution<double>(0, 1.1)(random_) *
                                victim.takes);
    dump->Signal(SIGKILL);
    dump->Wait();
  }

  // What became of the name.
  static Fate FateOfName(const Victim& victim, const Tree& before, const Tree& after) {
    const Tree there = WithoutTemporaries(Below(after, "out"));
    if (WithoutKeys(there) == WithoutKeys(Below(victim.whole, "out"))) return Fate::kHarmless;
    if (there == Below(before, "out")) return Fate::kDetected;
    // Files on their way into a folder that was there, without which it is no archive.
    if (victim.job.before == Before::kEmptyFolder && !there.contains("out/toc.dat")) {
      return Fate::kDetected;
    }
    ADD_FAILURE() << "there is something else:\n" << Shown(after);
    return there.empty() ? Fate::kLost : Fate::kSilent;
  }

  // Whether every whole frame of a file that was not finished is in what is salvaged of it.
  bool IsSalvaged(const Room& room, const std::string& name, const std::string& content) {
    WholeFrames whole = FindWholeFrames(content);
    const std::string left = room.path() + "/left";
    const Outcome outcome = RunProgram({PgstowPath(), "salvage", room.path() + "/" + name, left});
    if (!whole.has_toc) {
      EXPECT_EQ(outcome.exit_code, 2) << outcome.err;
      return outcome.exit_code == 2;
    }
    frames_ += whole.raw_bytes.size();
    EXPECT_LE(outcome.exit_code, 1) << outcome.err;
    const Outcome verified = RunProgram({PgstowPath(), "verify", "--deep", left});
    EXPECT_EQ(verified.exit_code, 0) << verified.err;
    // Nobody knows of the last object of a part without an end whether it went on; it is left out.
    for (auto& [part, bytes] : whole.raw_bytes) {
      const bool has_no_end =
          outcome.out.find(fmt::format("entry {}, BLOBS", part.first)) != std::string::npos;
      if (has_no_end) bytes -= kObjectBytes;
    }
    const auto kept = FindWholeFrames(ReadFile(left)).raw_bytes;
    EXPECT_THAT(kept, testing::IsSupersetOf(whole.raw_bytes)) << outcome.out;
    return verified.ok() && testing::Matches(testing::IsSupersetOf(whole.raw_bytes))(kept);
  }

  const Workshop workshop_;
  std::vector<Victim> victims_;
  uint64_t frames_ = 0;  // parts with whole frames in what was killed
  const char* const seed_ = std::getenv("PGSTOW_TEST_SEED");
  std::mt19937_64 random_{seed_ == nullptr ? std::random_device()() : std::stoull(seed_)};
};

TEST_F(DumpKill, LeavesTheNameToWhatHadItAndEveryWholeFrameToSalvage) {
  TortureRow row("kill -9");
  const uint64_t kills = TortureRounds(28);
  for (uint64_t i = 0; i < kills; ++i) {
    const Victim& victim = victims_[i % victims_.size()];
    SCOPED_TRACE(testing::Message() << "kill " << i << " of " << victim.job.name);
    const Room room(workshop_, victim.job);
    const Tree before = room.Content();
    Kill(victim, room, /*at_call=*/i / victims_.size() % 2 == 1);
    const Tree after = room.Content();
    Fate fate = FateOfName(victim, before, after);
    for (const auto& [name, content] : after) {
      const bool unfinished = name.starts_with("out.pgstow-") && content != kOldArchive;
      if (!unfinished || !victim.job.name.starts_with("dump_custom")) continue;
      if (!IsSalvaged(room, name, content)) fate = Fate::kLost;
    }
    row.Count(fate);
  }
  EXPECT_GT(frames_, kills / 50) << "too few dumps were killed while they wrote";
}

}  // namespace
}  // namespace pgstow::tests
