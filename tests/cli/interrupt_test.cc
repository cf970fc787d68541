// A dump that is cut short leaves nothing that could be taken for an archive.

#include <signal.h>

#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/support.h"
#include "tests/support/paths.h"

namespace pgstow::tests {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;
using testing::HasSubstr;

// Looks again and again until CONDITION holds; an exception after ten seconds.
template <typename Condition>
void WaitUntil(const char* what, Condition condition) {
  const auto deadline = steady_clock::now() + seconds(10);
  while (!condition()) {
    if (steady_clock::now() > deadline) throw std::runtime_error(what);
    std::this_thread::sleep_for(milliseconds(1));
  }
}

uintmax_t BytesIn(const fs::path& dir) {
  uintmax_t bytes = 0;
  std::error_code vanished;
  for (const auto& file : fs::directory_iterator(dir, vanished)) {
    const uintmax_t size = file.file_size(vanished);
    if (!vanished) bytes += size;
  }
  return bytes;
}

class InterruptTest : public ServerTest {
 protected:
  void SetUp() override { MakeWideTable(database_, 600000); }

  // Starts a dump into the directory with JOBS, and sends SIGNAL once it writes rows.
  Outcome InterruptedDump(const std::string& jobs, int signal) {
    const uintmax_t before = BytesIn(dir_.path());
    Process dump({PgstowPath(), "dump", "--format=custom", "-j", jobs, "-f", dir_ / "archive", "-d",
                  database_.name()},
                 {.environment = server().environment()});
    WaitUntil("the dump wrote nothing", [&] { return BytesIn(dir_.path()) > before + 1000000; });
    dump.Signal(signal);
    return dump.Wait();
  }

  // The connections of the dump are closed soon after: no query goes on without it.
  void ExpectServerIsLeftAlone() {
    WaitUntil("the dump's queries go on", [&] {
      return database_.Sql(
                 "SELECT count(*) FROM pg_catalog.pg_stat_activity "
                 "WHERE datname = current_database() AND pid <> pg_backend_pid() "
                 "AND backend_type = 'client backend'") == "0\n";
    });
  }

  ScratchDatabase database_{server()};
  TempDir dir_;
};

TEST_P(InterruptTest, ControlCLeavesNoFile) {
  const Outcome outcome = InterruptedDump("1", SIGINT);
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("terminated by user"));
  EXPECT_TRUE(fs::is_empty(dir_.path()));
  ExpectServerIsLeftAlone();
}

TEST_P(InterruptTest, TerminationOfManyJobsLeavesNoFile) {
  const Outcome outcome = InterruptedDump("3", SIGTERM);
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_TRUE(fs::is_empty(dir_.path()));
  ExpectServerIsLeftAlone();
}

TEST_P(InterruptTest, EarlierArchiveOfThatNameStays) {
  WriteFile(dir_ / "archive", "yesterday's");
  InterruptedDump("1", SIGINT);
  EXPECT_EQ(ReadFile(dir_ / "archive"), "yesterday's");
  EXPECT_EQ(std::distance(fs::directory_iterator(dir_.path()), fs::directory_iterator()), 1);
}

INSTANTIATE_TEST_SUITE_P(Servers, InterruptTest, testing::ValuesIn(Server::Names()),
                         [](const auto& run) { return run.param; });

}  // namespace
}  // namespace pgstow::tests
