// A server that says nothing more, and does not close the connection: a dump waits for it as long
// as its user does.

#include <signal.h>

#include <chrono>
#include <future>
#include <string>

#include <gmock/gmock.h>

#include "tests/peer/peer_test.h"

namespace pgstow::tests {
namespace {

using std::chrono::seconds;
using std::chrono::steady_clock;
using testing::HasSubstr;

class StallTest : public PeerTest {
 protected:
  // Stalls in place of the first message that is of the type and about the query, and takes no
  // cancel request either.
  Rule StallAt(char type, std::string query) {
    return [this, type, query = std::move(query)](const Spoken& spoken) -> Verdict {
      const bool now = spoken.Is(Side::kServer, type) && spoken.About(query);
      if (now && !told_) stalled_.set_value();
      told_ = told_ || now;
      if (now || spoken.IsCancel()) return {.bytes = {}, .then = Verdict::Then::kStall};
      return Pass(spoken);
    };
  }

  // Runs it until it waits for the server, and interrupts it.
  Outcome Interrupted(const Peer& peer, const Command& command) {
    Process process(command, {.environment = peer.environment(), .timeout = seconds(30)});
    EXPECT_EQ(stalled_.get_future().wait_for(seconds(20)), std::future_status::ready);
    const auto start = steady_clock::now();
    process.Signal(SIGINT);
    const Outcome outcome = process.Wait();
    EXPECT_LT(steady_clock::now() - start, seconds(5)) << "it went on waiting";
    return outcome;
  }

  void ExpectEnded(const Outcome& outcome) {
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("terminated by user"));
    EXPECT_TRUE(std::filesystem::is_empty(new_dir_.path()));
  }

  // A restore that is interrupted once the peer stalls is finished by another.
  void ExpectGoneOnWith(Rule rule) {
    const ScratchDatabase target(server_);
    const std::string archive = Undisturbed();
    {
      const Peer peer(server_, std::move(rule));
      ExpectEnded(Interrupted(peer, {PgstowPath(), "restore", "-d", target.name(), archive}));
    }
    EXPECT_EQ(Restore(Pass, archive, target, {"--resume"}).exit_code, 0);
  }

  bool told_ = false;
  std::promise<void> stalled_;
};
INSTANTIATE_TEST_SUITE_P(Servers, StallTest, testing::ValuesIn(Server::Names()),
                         [](const auto& run) { return run.param; });

TEST_P(StallTest, WhileConnectingIsEndedByControlC) {
  const Peer peer(server_, StallAt('R', ""));
  ExpectEnded(Interrupted(peer, {PgstowPath(), "dump", "-f", archive_, "-d", database_.name()}));
}

TEST_P(StallTest, OfTheCatalogsIsEndedByControlC) {
  const Peer peer(server_, StallAt('D', "pg_depend"));
  ExpectEnded(Interrupted(peer, {PgstowPath(), "dump", "-f", archive_, "-d", database_.name()}));
}

TEST_P(StallTest, OfRowsIsEndedByControlC) {
  const Peer peer(server_, StallAt('d', "COPY shop.item"));
  ExpectEnded(Interrupted(peer, {PgstowPath(), "dump", "-F", "custom", "-j", "2", "-f", archive_,
                                 "-d", database_.name()}));
}

// All of the rows have come, and the server never says that it is ready for more.
TEST_P(StallTest, AfterTheLastRowIsEndedByControlC) {
  const Peer peer(server_, StallAt('Z', "COPY shop.item"));
  ExpectEnded(Interrupted(peer, {PgstowPath(), "dump", "-F", "custom", "-j", "2", "-f", archive_,
                                 "-d", database_.name()}));
}

TEST_P(StallTest, OfARestoreIsEndedByControlCAndGoneOnWith) {
  ExpectGoneOnWith(StallAt('C', "CREATE"));
}

TEST_P(StallTest, AfterALoadIsEndedByControlCAndTheRestoreGoneOnWith) {
  ExpectGoneOnWith(StallAt('Z', "COPY shop.item"));
}

}  // namespace
}  // namespace pgstow::tests
