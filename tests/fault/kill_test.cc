// A restore that is killed, or whose server is, ends in the whole database once it is gone on with.
// PGSTOW_FAULT_KILLS sets how often the program is killed, PGSTOW_FAULT_CRASHES how often the
// server; PGSTOW_TEST_SEED=N draws other moments.

#include <signal.h>

#include <chrono>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>

#include "host/dump/dump.h"
#include "tests/live/connecting.h"
#include "tests/support/dump_text.h"
#include "tests/support/own_server.h"
#include "tests/support/paths.h"

namespace pgstow::tests {
namespace {

using std::chrono::duration;
using std::chrono::duration_cast;
using std::chrono::microseconds;
using std::chrono::steady_clock;

int FromEnvironment(const char* name, int otherwise) {
  const char* const value = std::getenv(name);
  return value == nullptr ? otherwise : std::stoi(value);
}

// How a restore is run: of which archive, and with which options.
struct Way {
  std::string archive;
  Command options;
  bool piped = false;
};

class FaultKill : public ::testing::Test {
 protected:
  static constexpr char kFormats[][10] = {"custom", "directory", "pgdump"};

  static void SetUpTestSuite() { world_ = std::make_unique<World>(); }
  static void TearDownTestSuite() { world_.reset(); }

  struct World {
    World();
    OwnServer own{"18", SourceDir() / "tests/cases/roles.sql"};
    ScratchDatabase source{Server::Named("18")};
    TempDir dir;
    std::string text;  // what pg_dump says of the source
  };

  const std::vector<Way> ways_ = {
      {"custom", {}},
      {"custom", {"-j", "3"}},
      {"directory", {"-j", "3"}},
      {"pgdump", {}},
      {"custom", {}, /*piped=*/true},
      {"pgdump", {"-j", "3"}},
      {"directory", {"-c", "--if-exists"}},
      {"custom", {"-C", "-j", "3"}},
      {"pgdump", {"--transaction-size", "7"}},
  };

  // A database that the restore of a way goes to.
  static std::unique_ptr<ScratchDatabase> TargetOf(const Way& way) {
    const Server& server = world_->own.server();
    if (!Creates(way)) return std::make_unique<ScratchDatabase>(server);
    return std::make_unique<ScratchDatabase>(server,
                                             ScratchDatabase::Existing{world_->source.name()});
  }

  static std::unique_ptr<Process> Start(const Way& way, const ScratchDatabase& target,
                                        const Command& more = {}) {
    Command command = {PgstowPath(), "restore", "-d", Creates(way) ? "postgres" : target.name()};
    command.insert(command.end(), way.options.begin(), way.options.end());
    command.insert(command.end(), more.begin(), more.end());
    const std::string path = world_->dir / way.archive;
    RunOptions options{.environment = world_->own.server().environment()};
    if (way.piped) {
      // A pipe, and not a file as standard input, which can be read at random.
      std::string shell = "cat '" + path + "' |";
      for (const std::string& word : command) shell += " '" + word + "'";
      command = {"bash", "-c", shell};
    } else {
      command.push_back(path);
    }
    return std::make_unique<Process>(command, options);
  }

  // How long the restore takes when nothing happens to it.
  duration<double> Measure(const Way& way) const {
    const auto target = TargetOf(way);
    const auto start = steady_clock::now();
    const Outcome outcome = Start(way, *target)->Wait();
    const duration<double> whole = steady_clock::now() - start;
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    ExpectWhole(*target);
    return whole;
  }

  // A moment from before its start to shortly after its end.
  void WaitForMoment(duration<double> whole) {
    const double part = std::uniform_real_distribution<double>(0, 1.05)(random_);
    std::this_thread::sleep_for(duration_cast<microseconds>(whole * part));
  }

  static void ExpectWhole(const ScratchDatabase& target) {
    EXPECT_PRED_FORMAT2(SameText, world_->text, RowsSorted(OracleText(target)));
  }

  static bool HasJournal(const ScratchDatabase& target) {
    const Server& server = target.server();
    const std::string there = server.Sql(
        "postgres", "SELECT count(*) FROM pg_database WHERE datname = '" + target.name() + "'");
    return there == "1\n" &&
           target.Sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'pgstow_restore'") ==
               "1\n";
  }

  static bool Creates(const Way& way) {
    return !way.options.empty() && way.options.front() == "-C";
  }

  static bool Cleans(const Way& way) { return !way.options.empty() && way.options.front() == "-c"; }

  static std::unique_ptr<World> world_;
  std::mt19937_64 random_{static_cast<uint64_t>(FromEnvironment("PGSTOW_TEST_SEED", 1))};
};
std::unique_ptr<FaultKill::World> FaultKill::world_;

FaultKill::World::World() {
  own.MakeDurable();
  source.SqlFile(SourceDir() / "tests/live/restore/shop.sql");
  source.SqlFile(SourceDir() / "tests/fault/interrupted.sql");
  const auto registry = loader::Registry::Load({.plugin_paths = {PluginDir().string()}});
  for (const char* format : kFormats) {
    dump::DumpOptions options;
    options.connection = ConnectionTo(source.server(), source.name());
    options.writer.format = format;
    options.writer.path = dir / format;
    options.writer.chain =
        archive::Chain::Parse(*registry, options.writer.format == "custom" ? "zstd:1" : "gzip:1");
    options.writer.sync = false;
    options.split_bytes = 1U << 20;
    dump::Run(*registry, options);
  }
  text = RowsSorted(OracleText(source));
}

TEST_F(FaultKill, TheProgramAtAnyMomentThenResumedMakesTheWholeDatabase) {
  const int kills = FromEnvironment("PGSTOW_FAULT_KILLS", 16);
  std::vector<duration<double>> durations;
  for (const Way& way : ways_) durations.push_back(Measure(way));
  int journals = 0;
  for (int i = 0; i < kills; ++i) {
    const size_t w = static_cast<size_t>(i) % ways_.size();
    const Way& way = ways_[w];
    SCOPED_TRACE(testing::Message() << "kill " << i << " of " << way.archive << " "
                                    << Shown(way.options) << (way.piped ? " from a pipe" : ""));
    const auto target = TargetOf(way);
    // One in four is killed again while it goes on.
    for (int times = i % 4 == 3 ? 2 : 1; times > 0; --times) {
      const auto restore =
          Start(way, *target, times == 1 && i % 4 == 3 ? Command{"--resume"} : Command{});
      WaitForMoment(durations[w]);
      restore->Signal(SIGKILL);
      restore->Wait();
    }
    journals += HasJournal(*target) ? 1 : 0;
    const Outcome resumed = Start(way, *target, {"--resume"})->Wait();
    // What goes with a thing that was dropped before can't be dropped by itself, which is told.
    if (!Cleans(way)) {
      EXPECT_EQ(resumed.exit_code, 0) << resumed.err;
    }
    ExpectWhole(*target);
    if (HasFailure()) return;
  }
  RecordProperty("interrupted", journals);
  EXPECT_GE(journals * 4, kills) << "too few restores were killed in their midst";
}

TEST_F(FaultKill, TheServerAtAnyMomentThenResumedMakesTheWholeDatabase) {
  const int crashes = FromEnvironment("PGSTOW_FAULT_CRASHES", 3);
  const OwnServer& own = world_->own;
  int unaided = 0;
  for (int i = 0; i < crashes; ++i) {
    const Way& way = ways_[static_cast<size_t>(i) % ways_.size()];
    SCOPED_TRACE(testing::Message() << "crash " << i << " under " << way.archive << " "
                                    << Shown(way.options) << (way.piped ? " from a pipe" : ""));
    const duration<double> whole = Measure(way);
    const auto target = TargetOf(way);
    // A restore waits for the server to come back, unless it is told not to.
    const bool waits = i % 2 == 0;
    const auto restore =
        Start(way, *target, {"--reconnect", waits ? std::string("60") : std::string("0")});
    WaitForMoment(whole);
    own.Kill();
    if (waits) own.Restart();
    const Outcome outcome = restore->Wait();
    if (!waits) own.Restart();
    if (outcome.ok()) {
      ++unaided;
    } else {
      const Outcome resumed = Start(way, *target, {"--resume"})->Wait();
      EXPECT_EQ(resumed.exit_code, 0) << outcome.err << resumed.err;
    }
    ExpectWhole(*target);
    if (HasFailure()) return;
  }
  RecordProperty("went_on_unaided", unaided);
}

}  // namespace
}  // namespace pgstow::tests
