// What the tests of this folder share: programs that speak with a peer, and what must come of it.
#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/peer/peer.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"
#include "tests/support/torture.h"

namespace pgstow::tests {

// Runs on each server, with a small database that has something of most kinds.
class PeerTest : public testing::TestWithParam<std::string> {
 protected:
  PeerTest();

  // A program that speaks with the peer, for half a minute at most. Nobody calls the rule any more
  // when it has ended.
  Outcome Run(Rule rule, Command command, RunOptions options = {});
  // `pgstow dump` of the database into the archive `archive`, with the peer between them.
  Outcome Dump(Rule rule, const Command& more = {});
  // `pgstow restore` of an archive into a database.
  Outcome Restore(Rule rule, const std::string& archive, const ScratchDatabase& target,
                  const Command& more = {});

  // The archive of a dump that nobody disturbed, and what it restores.
  std::string Undisturbed();
  std::string ScriptOf(const std::string& archive) const;

  // The dump ended as one that failed must: told why, in no more memory than it may take, and
  // without a file.
  void ExpectFailure(const Outcome& outcome);
  // It did, or its archive is as if nothing had been. Returns which, or that neither is so.
  Fate ExpectFailureOrTheSame(const Outcome& outcome);

  const Server server_ = Server::Named(GetParam());
  const ScratchDatabase database_{server_};
  const TempDir dir_;      // of whole archives
  const TempDir new_dir_;  // where Dump writes
  const std::string archive_ = new_dir_ / "archive";
};

// Numbers from 0 to `count`, all of them or `most` that are spread evenly, the last among them. As
// many as TortureRounds(most) says.
std::vector<int> Spread(int count, int most);

// What the server says to a client that nobody disturbs.
struct Heard {
  int connection;
  int number;
  char type;
};

// Appends what it hears of the server, and passes everything on.
Rule Listen(std::vector<Heard>& heard);

// Closes the connection in place of that message of the server.
Rule CutAt(const Heard& moment);
// The same, and takes no other connection from then on.
Rule DieAt(const Heard& moment);

}  // namespace pgstow::tests
