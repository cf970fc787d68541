// Every call on a file fails in turn: the command then says so, and what had the name has it still.
// PGSTOW_TORTURE_ROUNDS sets how many failures of each command are tried (of the 300 to 2,000 that
// there are); PGSTOW_TEST_SEED=N draws others.

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "tests/fault/workshop.h"
#include "tests/support/torture.h"

namespace pgstow::tests {
namespace {

using testing::HasSubstr;

// What can happen to a call: a number of errno or "short", from then on or once.
struct Happening {
  int error = 0;  // 0: it does half of what it should
  bool and_later = false;

  // Nothing that a command may fail for.
  bool harmless() const { return error == 0 || error == EINTR; }
};

const std::map<std::string, std::vector<Happening>>& Happenings() {
  static const std::map<std::string, std::vector<Happening>> happenings = {
      {"open", {{EMFILE}, {EACCES}, {EIO}, {EINTR}}},
      {"create", {{ENOSPC}, {EMFILE}, {EACCES}, {EINTR}}},
      {"scratch", {{ENOSPC}, {EACCES}}},
      {"read", {{EIO}, {EINTR}, {}}},
      {"write", {{ENOSPC}, {ENOSPC, true}, {EIO}, {EDQUOT}, {EINTR}, {}}},
      {"sync", {{EIO}, {ENOSPC}, {EINTR}}},
      {"close", {{EIO}, {ENOSPC}, {EINTR}}},
      {"release", {{EIO}}},
      {"rename", {{EIO}, {ENOSPC}, {EACCES}}},
      {"link", {{EIO}}},
      {"remove", {{EIO}}},
      {"mkdir", {{ENOSPC}, {EACCES}}},
      {"truncate", {{EIO}}},
      {"chmod", {{EPERM}, {EIO}}},
      {"stat", {{EIO}}},
  };
  return happenings;
}

// A command must not say that it is done when one of these failed. To close what changed in place
// has nothing to tell: each write to it was synced.
bool IsNeeded(const Job& job, const std::string& call) {
  static const std::set<std::string> needed = {"create", "read",   "write", "sync",
                                               "close",  "rename", "mkdir", "chmod"};
  return needed.contains(call) && !(call == "close" && job.changes_in_place());
}

struct Fault {
  WatchedCall at;
  Happening what;

  std::string Text() const {
    return std::to_string(at.number) + (what.and_later ? "+:" : ":") +
           (what.error == 0 ? std::string("short") : std::to_string(what.error));
  }
};

// All that can happen to those calls, in random order, but that something different comes first as
// long as there is anything.
std::vector<Fault> DrawFaults(const std::vector<WatchedCall>& calls) {
  std::vector<Fault> faults;
  for (const WatchedCall& call : calls) {
    for (const Happening& what : Happenings().at(call.call)) faults.push_back({call, what});
  }
  const char* const seed = std::getenv("PGSTOW_TEST_SEED");
  std::mt19937_64 random(seed == nullptr ? std::random_device()() : std::stoull(seed));
  std::ranges::shuffle(faults, random);
  std::set<std::string> seen;
  std::ranges::stable_partition(faults, [&seen](const Fault& fault) {
    const std::string what = fault.Text();
    return seen.insert(fault.at.call + what.substr(what.find(':'))).second;
  });
  return faults;
}

class InjectedFaults : public testing::TestWithParam<Job> {
 protected:
  static void SetUpTestSuite() { workshop_ = std::make_unique<Workshop>(); }
  static void TearDownTestSuite() { workshop_.reset(); }

  // One try: a run of the job that something happens to.
  void Try(const Fault& fault, TortureRow& row) const {
    const Room room(*workshop_, GetParam());
    const Tree before = room.Content();
    const Outcome outcome = room.Run(fault.Text());
    SCOPED_TRACE(testing::Message() << fault.at.call << " " << fault.Text() << " of "
                                    << fault.at.path << ": exit code " << outcome.exit_code << "\n"
                                    << outcome.err);
    const bool happened = room.Calls().size() >= fault.at.number;
    if (outcome.ok()) {
      const bool needed = happened && IsNeeded(GetParam(), fault.at.call) && !fault.what.harmless();
      const bool whole = IsWhole(room);
      EXPECT_FALSE(needed) << "the failure was not told";
      EXPECT_TRUE(whole) << "there is:\n" << Shown(room.Content());
      row.Count(needed || !whole ? Fate::kSilent : Fate::kHarmless);
      return;
    }
    EXPECT_FALSE(fault.what.harmless()) << "this is to be repeated, not to be told";
    EXPECT_EQ(outcome.exit_code, GetParam().name.starts_with("salvage") ? 2 : 1);
    EXPECT_THAT(outcome.err, HasSubstr(base::ErrnoText(fault.what.error)));
    EXPECT_THAT(outcome.err, HasSubstr(room.path())) << "which file is not told";
    const bool as_before = IsAsBefore(room, before, fault);
    EXPECT_TRUE(as_before) << "there was:\n"
                           << Shown(before) << "and now there is:\n"
                           << Shown(room.Content());
    row.Count(as_before ? Fate::kDetected : Fate::kLost);
  }

  // Whether what the job is for is there.
  static bool IsWhole(const Room& room) {
    const Job& job = GetParam();
    if (job.changes_in_place()) return Opens(room.output(), 2) && !Opens(room.output(), 1);
    if (!job.same_bytes) return TreeOf(room.path()).contains("out");
    return WithoutKeys(WithoutTemporaries(room.Content())) == whole_;
  }

  // Names that could not be removed stay.
  static bool IsAsBefore(const Room& room, const Tree& before, const Fault& fault) {
    if (GetParam().changes_in_place()) return Opens(room.output(), 1) || Opens(room.output(), 2);
    const Tree after = room.Content();
    return fault.at.call == "remove" ? WithoutTemporaries(after) == before : after == before;
  }

  // Whether a sealed archive gives its rows to who has that key.
  static bool Opens(const std::string& path, int key) {
    const Outcome rows =
        RunProgram({PgstowPath(), "cat", "--key=file:" + workshop_->key(key), path, "narrow"});
    return rows.ok() && std::ranges::count(rows.out, '\n') == 500;
  }

  static std::unique_ptr<Workshop> workshop_;
  static Tree whole_;
};
std::unique_ptr<Workshop> InjectedFaults::workshop_;
Tree InjectedFaults::whole_;

TEST_P(InjectedFaults, AreToldAndLeaveTheNameToWhatHadIt) {
  const Room room(*workshop_, GetParam());
  const Outcome outcome = room.Run();
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  whole_ = WithoutKeys(room.Content());
  ASSERT_EQ(whole_, WithoutTemporaries(whole_));
  std::vector<Fault> faults = DrawFaults(room.Calls());
  ASSERT_FALSE(faults.empty());
  faults.resize(std::min<size_t>(faults.size(), TortureRounds(10)));
  TortureRow row("injected faults");
  for (const Fault& fault : faults) Try(fault, row);
}

INSTANTIATE_TEST_SUITE_P(Jobs, InjectedFaults, testing::ValuesIn(AllJobs()),
                         [](const auto& job) { return job.param.name; });

}  // namespace
}  // namespace pgstow::tests
