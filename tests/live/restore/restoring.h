// One database in two archives: ours, and pg_dump's for pg_restore 18, which every switch is
// measured by.
#pragma once

#include <memory>
#include <string>

#include "tests/live/connecting.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace pgstow::tests {

// A test of restores that runs once for each server. The source is loaded once and never changed.
class Restoring : public ::testing::TestWithParam<std::string> {
 protected:
  static void TearDownTestSuite();
  void SetUp() override;

  // What `pgstow restore` or pg_restore does with these arguments and its archive. Messages start
  // with the name of the program: both are called "pg_restore" here.
  Outcome Ours(const Command& arguments) const;
  Outcome Theirs(const Command& arguments) const;

  // The script that each writes.
  std::string OurScript(Command switches) const;
  std::string TheirScript(Command switches) const;

  const Server& server() const { return source_->database.server(); }
  const ScratchDatabase& source() const { return source_->database; }
  const std::string& archive() const { return source_->ours; }

 private:
  struct Source {
    explicit Source(const std::string& server_name);
    ScratchDatabase database;
    TempDir dir;
    const std::string ours = dir / "ours";
    const std::string theirs = dir / "theirs";
  };
  static std::unique_ptr<Source> source_;
};

}  // namespace pgstow::tests
