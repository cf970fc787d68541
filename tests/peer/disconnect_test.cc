// A server that goes away: at each message in turn, or at as many as there is time for.

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "tests/peer/peer_test.h"
#include "tests/support/dump_text.h"

namespace pgstow::tests {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;

class DisconnectTest : public PeerTest {
 protected:
  // Some of what a server says.
  static std::vector<Heard> Some(const std::vector<Heard>& heard, int most) {
    std::vector<Heard> moments;
    for (const int i : Spread(static_cast<int>(heard.size()), most)) {
      moments.push_back(heard[static_cast<size_t>(i)]);
    }
    return moments;
  }

  // The last message of each type.
  static std::vector<Heard> Last(const std::vector<Heard>& heard) {
    std::map<char, Heard> last;
    for (const Heard& message : heard) last.insert_or_assign(message.type, message);
    std::vector<Heard> moments;
    for (const auto& [type, message] : last) moments.push_back(message);
    return moments;
  }

  // What the server says to an undisturbed restore.
  std::vector<Heard> HeardByARestore() {
    std::vector<Heard> heard;
    const ScratchDatabase target(server_);
    EXPECT_EQ(Restore(Listen(heard), Undisturbed(), target).exit_code, 0);
    return heard;
  }

  // What ends each answer to an undisturbed restore, from when it keeps a journal.
  std::vector<Heard> AnswersWithAJournal() {
    std::vector<Heard> answers;
    bool journal = false;
    const Rule listen = [&](const Spoken& spoken) {
      if (spoken.Is(Side::kServer, 'Z') && journal) {
        answers.push_back({spoken.connection, spoken.number, 'Z'});
      }
      journal = journal ||
                (spoken.Is(Side::kServer, 'Z') && spoken.About("CREATE TABLE pgstow_restore.unit"));
      return Pass(spoken);
    };
    const ScratchDatabase target(server_);
    EXPECT_EQ(Restore(listen, Undisturbed(), target, kAlone).exit_code, 0);
    return answers;
  }

  // The restore that failed is gone on with, and ends in the whole database.
  Fate ExpectResumed(const ScratchDatabase& target) {
    const Outcome resumed = Restore(Pass, Undisturbed(), target, {"--resume"});
    EXPECT_EQ(resumed.exit_code, 0) << resumed.err;
    const std::string text = RowsSorted(OracleText(target));
    EXPECT_PRED_FORMAT2(SameText, whole_, text);
    return text == whole_ ? Fate::kDetected : Fate::kLost;
  }

  static std::string Shown(const Heard& moment) {
    return "cut before message " + std::to_string(moment.number) + " of connection " +
           std::to_string(moment.connection) + ", of type " + moment.type;
  }

  const Command kAlone = {"-j", "1"};
  const std::string whole_ = RowsSorted(OracleText(database_));
};
INSTANTIATE_TEST_SUITE_P(Servers, DisconnectTest, testing::ValuesIn(Server::Names()),
                         [](const auto& run) { return run.param; });

TEST_P(DisconnectTest, AtAnyMessageFailsADumpAndLeavesNothing) {
  const Command alone = {"-j", "1"};
  std::vector<Heard> heard;
  ExpectFailureOrTheSame(Dump(Listen(heard), alone));
  ASSERT_GT(heard.size(), 100U);
  ASSERT_EQ(heard.back().connection, 0) << "there is more than one connection";
  std::vector<Heard> moments = Some(heard, 12);
  for (const Heard& moment : Last(heard)) moments.push_back(moment);
  TortureRow row("connection cut during a dump");
  for (const Heard& moment : moments) {
    SCOPED_TRACE(Shown(moment));
    const Outcome outcome = Dump(CutAt(moment), alone);
    EXPECT_FALSE(outcome.ok());
    row.Count(ExpectFailureOrTheSame(outcome));
  }
}

// Connections that help to read catalogs are done without, those that copy rows are replaced. The
// one that holds the snapshot can't be.
TEST_P(DisconnectTest, OfAHelpingConnectionIsMadeGoodOrFails) {
  const Command jobs = {"-j", "2"};
  std::vector<Heard> heard;
  ExpectFailureOrTheSame(Dump(Listen(heard), jobs));
  std::erase_if(heard, [](const Heard& message) { return message.connection == 0; });
  TortureRow row("connection cut during a dump");
  int made_good = 0;
  for (const Heard& moment : Some(heard, 10)) {
    SCOPED_TRACE(Shown(moment));
    const Outcome outcome = Dump(CutAt(moment), jobs);
    made_good += outcome.ok() ? 1 : 0;
    row.Count(ExpectFailureOrTheSame(outcome));
  }
  EXPECT_GT(made_good, 0);
}

TEST_P(DisconnectTest, ForGoodAtAnyMessageOfARestoreIsToldAndGoneOnWith) {
  TortureRow row("server gone during a restore");
  for (const Heard& moment : Some(HeardByARestore(), 8)) {
    SCOPED_TRACE(Shown(moment));
    const ScratchDatabase target(server_);
    const Outcome outcome = Restore(DieAt(moment), Undisturbed(), target, {"--reconnect", "0"});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, ContainsRegex("pgstow: error: [^\n]*[^\n: ]\n"));
    row.Count(outcome.ok() ? Fate::kSilent : ExpectResumed(target));
  }
}

TEST_P(DisconnectTest, OfARestoreIsSurvivedWhenTheServerComesBack) {
  std::vector<Heard> heard = HeardByARestore();
  // Not while the first connection is made: nothing is known of the server then.
  const auto ready =
      std::ranges::find_if(heard, [](const Heard& message) { return message.type == 'Z'; });
  heard.erase(heard.begin(), ready + 1);
  int survived = 0;
  for (const Heard& moment : Some(heard, 4)) {
    SCOPED_TRACE(Shown(moment));
    const ScratchDatabase target(server_);
    const Outcome outcome = Restore(CutAt(moment), Undisturbed(), target);
    if (outcome.ok()) {
      ++survived;
      EXPECT_PRED_FORMAT2(SameText, whole_, RowsSorted(OracleText(target)));
    } else {
      EXPECT_THAT(outcome.err, ContainsRegex("pgstow: error: [^\n]*[^\n: ]\n"));
      ExpectResumed(target);
    }
  }
  EXPECT_GT(survived, 0);
}

// Each of them may be the one that says what was committed.
TEST_P(DisconnectTest, AtTheEndOfAnyAnswerIsSurvivedOnceThereIsAJournal) {
  const std::vector<Heard> answers = AnswersWithAJournal();
  ASSERT_GT(answers.size(), 10U);
  ASSERT_EQ(answers.back().connection, 0) << "there is more than one connection";
  for (const Heard& moment : answers) {
    SCOPED_TRACE(Shown(moment));
    const ScratchDatabase target(server_);
    const Outcome outcome = Restore(CutAt(moment), Undisturbed(), target, kAlone);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_PRED_FORMAT2(SameText, whole_, RowsSorted(OracleText(target)));
  }
}

// Rows that came through a pipe can't be read again.
TEST_P(DisconnectTest, AtTheEndOfALoadFromAPipeIsToldAndGoneOnWith) {
  const Rule die = [](const Spoken& spoken) -> Verdict {
    const bool end = spoken.Is(Side::kClient, 'Q') && spoken.About("UPDATE pgstow_restore.unit");
    return end ? Verdict{.bytes = {}, .then = Verdict::Then::kCut} : Pass(spoken);
  };
  const ScratchDatabase target(server_);
  const Outcome outcome =
      Run(die, {PgstowPath(), "restore", "-d", target.name()}, {.input = ReadFile(Undisturbed())});
  EXPECT_EQ(outcome.exit_code, 1) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("The same command with --resume goes on."));
  ExpectResumed(target);
}

// What was put off until the first load goes to the server when that begins. The server goes in the
// midst of it, does not come back while the restore waits for it, which are four attempts in a
// second, and is there again then.
TEST_P(DisconnectTest, WithinAGroupBeforeALoadLosesNoneOfItsStatements) {
  const Rule die_for_a_while = [](const Spoken& spoken) -> Verdict {
    const bool group = spoken.Is(Side::kClient, 'P') && spoken.connection == 0 &&
                       spoken.About("INSERT INTO pgstow_restore.unit");
    if (group || (spoken.connection >= 1 && spoken.connection <= 4)) {
      return {.bytes = {}, .then = Verdict::Then::kCut};
    }
    return Pass(spoken);
  };
  const ScratchDatabase target(server_);
  const Outcome outcome =
      Restore(die_for_a_while, Undisturbed(), target, {"-j", "1", "--reconnect", "1"});
  EXPECT_EQ(outcome.exit_code, 1) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("connection to server"));
  EXPECT_THAT(outcome.err, HasSubstr("The same command with --resume goes on."));
  ExpectResumed(target);
}

}  // namespace
}  // namespace pgstow::tests
