// How archives that somebody made to do harm are met: with an error that names what is wrong, and
// with nothing else.
#pragma once

#include <string>

#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace pgstow::tests {

// A folder with an archive in it, and beside that what an archive may want to reach.
class Trap {
 public:
  Trap();

  // Where the archive stands, or is to stand.
  std::string archive() const { return dir_ / "archive"; }
  // A file with rows, which nothing may read or write through the archive.
  std::string secret() const { return dir_ / "secret"; }
  // Where commands may write.
  std::string target() const { return dir_ / "target/out"; }

  void WriteArchive(const std::string& bytes) const { WriteFile(archive(), bytes); }
  // Of an archive that is a directory.
  void WriteMember(const std::string& name, const std::string& bytes) const;

  // Runs `pgstow COMMAND…`. Fails the test when anything but the target was made, changed or
  // removed.
  Outcome Run(Command command, const RunOptions& options = {}) const;

 private:
  std::string Surroundings() const;

  TempDir dir_;
};

// The message of a lone error: without what may stand before it, "could not read archive …: ", and
// without detail and hint. Where more was said, all of that.
std::string MessageIn(const std::string& said);

// Expects that a restore into a script, a copy and a thorough check of the archive each end with
// this message (MessageIn) and no other, and that there is no copy.
void ExpectRefused(const Trap& trap, const std::string& message);

}  // namespace pgstow::tests
