// A name that was given is taken back when it can't be made to last. When that fails as well, what
// is where is told.

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/fault/workshop.h"

namespace pgstow::tests {
namespace {

using testing::HasSubstr;

Job JobNamed(const std::string& name) {
  for (const Job& job : AllJobs()) {
    if (job.name == name) return job;
  }
  throw std::runtime_error("no job is named " + name);
}

// A run whose last sync fails, and the call that comes then: the rename that takes the name back.
class TakeBackFailing {
 public:
  explicit TakeBackFailing(const std::string& name)
      : job_(JobNamed(name)), whole_(workshop_, job_), room_(workshop_, job_) {
    EXPECT_EQ(whole_.Run().exit_code, 0);
    const uint64_t sync = LastSync();
    const std::string error = std::to_string(EIO);
    outcome_ = room_.Run(std::to_string(sync) + ":" + error + "," + std::to_string(sync + 1) + ":" +
                         error);
    const std::vector<WatchedCall> calls = room_.Calls();
    const bool was_reached =
        calls.size() > sync && calls[sync - 1].path == room_.path() && calls[sync].call == "rename";
    EXPECT_TRUE(was_reached) << "the calls are not those of the first run";
    EXPECT_EQ(outcome_.exit_code, 1);
  }

  const std::string& said() const { return outcome_.err; }
  const Room& room() const { return room_; }
  Tree left() const { return WithoutKeys(room_.Content()); }
  Tree whole() const { return WithoutKeys(whole_.Content()); }

 private:
  uint64_t LastSync() const {
    const std::vector<WatchedCall> calls = whole_.Calls();
    const auto last = std::find_if(calls.rbegin(), calls.rend(), [this](const WatchedCall& call) {
      return call.call == "sync" && call.path == whole_.path();
    });
    return last == calls.rend() ? 0 : last->number;
  }

  const Workshop workshop_;
  const Job job_;
  const Room whole_;
  const Room room_;
  Outcome outcome_;
};

TEST(TakeBack, ThatFailsLeavesWhatWasThereBeforeUnderTheNameThatIsTold) {
  const TakeBackFailing failing("restore_script_replacing");
  Tree left = failing.left();
  const Tree kept = WithoutTemporaries(left);
  EXPECT_EQ(kept, failing.whole());
  std::erase_if(left, [&kept](const auto& item) { return kept.contains(item.first); });
  ASSERT_EQ(left.size(), 1U) << Shown(left);
  EXPECT_EQ(left.begin()->second, kOldArchive);
  EXPECT_THAT(failing.said(),
              HasSubstr("What \"" + failing.room().output() + "\" was before is \"" +
                        failing.room().path() + "/" + left.begin()->first + "\" now."));
}

TEST(TakeBack, ThatFailsLeavesWhatIsNewWhereNothingWas) {
  for (const char* name : {"restore_script", "convert_to_directory"}) {
    SCOPED_TRACE(name);
    const TakeBackFailing failing(name);
    EXPECT_EQ(failing.left(), failing.whole());
    EXPECT_THAT(failing.said(),
                HasSubstr("\"" + failing.room().output() + "\" is the new one, and may be gone"));
  }
}

}  // namespace
}  // namespace pgstow::tests
