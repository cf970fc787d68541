#include "tests/peer/peer_test.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <utility>

#include <gmock/gmock.h>

#include "tests/cli/memory_bound.h"

namespace pgstow::tests {
namespace {

namespace fs = std::filesystem;
using testing::ContainsRegex;

// What a dump of a few rows takes: with the memory of libpq and of the program's own code.
constexpr long kSmallMiB = 64;

const Verdict kCutOff{.bytes = {}, .then = Verdict::Then::kCut};

bool IsMoment(const Heard& moment, const Spoken& spoken) {
  return spoken.by == Side::kServer && spoken.connection == moment.connection &&
         spoken.number == moment.number;
}

Command With(Command command, const Command& more) {
  command.insert(command.end(), more.begin(), more.end());
  return command;
}

}  // namespace

PeerTest::PeerTest() { database_.SqlFile(SourceDir() / "tests/peer/database.sql"); }

Outcome PeerTest::Run(Rule rule, Command command, RunOptions options) {
  const Peer peer(server_, std::move(rule));
  Environment environment = peer.environment();
  environment.insert(environment.end(), options.environment.begin(), options.environment.end());
  options.environment = std::move(environment);
  options.timeout = std::chrono::seconds(30);
  return RunProgram(std::move(command), std::move(options));
}

Outcome PeerTest::Dump(Rule rule, const Command& more) {
  return Run(
      std::move(rule),
      With({PgstowPath(), "dump", "-F", "custom", "-f", archive_, "-d", database_.name()}, more));
}

Outcome PeerTest::Restore(Rule rule, const std::string& archive, const ScratchDatabase& target,
                          const Command& more) {
  return Run(std::move(rule), With({PgstowPath(), "restore", "-d", target.name(), archive}, more));
}

std::string PeerTest::Undisturbed() {
  const std::string path = dir_ / "undisturbed";
  if (!fs::exists(path)) {
    RunOrThrow({PgstowPath(), "dump", "-F", "custom", "-f", path, "-d", database_.name()},
               {.environment = server_.environment()});
  }
  return path;
}

std::string PeerTest::ScriptOf(const std::string& archive) const {
  return RunOrThrow({PgstowPath(), "restore", "--restrict-key=key", "-f", "-", archive});
}

void PeerTest::ExpectFailure(const Outcome& outcome) {
  EXPECT_EQ(outcome.exit_code, 1) << outcome.err;
  // A message has a text behind its last colon.
  EXPECT_THAT(outcome.err, ContainsRegex("pgstow: error: [^\n]*[^\n: ]\n"));
  EXPECT_LE(outcome.peak_mib, InThisBuild(DumpMiB(1) + kSmallMiB));
  EXPECT_TRUE(fs::is_empty(new_dir_.path())) << "a file was left";
  fs::remove(archive_);
}

Fate PeerTest::ExpectFailureOrTheSame(const Outcome& outcome) {
  if (!outcome.ok()) {
    const bool nothing_left = fs::is_empty(new_dir_.path());
    ExpectFailure(outcome);
    return nothing_left ? Fate::kDetected : Fate::kSilent;
  }
  const bool same = ScriptOf(archive_) == ScriptOf(Undisturbed());
  EXPECT_TRUE(same) << "an archive that differs was taken for whole";
  fs::remove(archive_);
  return same ? Fate::kHarmless : Fate::kSilent;
}

std::vector<int> Spread(int count, int most) {
  std::vector<int> numbers;
  const auto rounds = TortureRounds(static_cast<uint64_t>(most));
  const int taken = static_cast<int>(std::min<uint64_t>(static_cast<uint64_t>(count), rounds));
  for (int i = 1; i <= taken; ++i) {
    numbers.push_back(static_cast<int>(static_cast<int64_t>(i) * count / taken) - 1);
  }
  return numbers;
}

Rule Listen(std::vector<Heard>& heard) {
  return [&heard](const Spoken& spoken) {
    if (spoken.by == Side::kServer) {
      heard.push_back({spoken.connection, spoken.number, spoken.message.type});
    }
    return Pass(spoken);
  };
}

Rule CutAt(const Heard& moment) {
  return
      [moment](const Spoken& spoken) { return IsMoment(moment, spoken) ? kCutOff : Pass(spoken); };
}

Rule DieAt(const Heard& moment) {
  return [moment, dead = false](const Spoken& spoken) mutable {
    dead = dead || IsMoment(moment, spoken);
    return dead ? kCutOff : Pass(spoken);
  };
}

}  // namespace pgstow::tests
