// What `--explain` foretells of a restore, beside what the restore then meets.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/live/connecting.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace pgstow::tests {

// One error: "ENTRY SQLSTATE MESSAGE", as JSON has them.
using Errors = std::vector<std::string>;

// The errors that the text of `--explain=json` foretells, and those in a report of --on-error.
Errors Foretold(const std::string& json);
Errors Reported(const std::string& json_lines);

// A test of restores from one server into another, in both directions. Roles that one has are
// missing on the other.
class Explaining : public ::testing::TestWithParam<std::string> {
 protected:
  ~Explaining() override;

  // The name of a new role of the source's server; it is gone after the test.
  std::string SourceRole();

  // The same of a tablespace.
  std::string SourceTablespace();

  // Runs SQL in the database that the archive will be made of.
  void Source(const std::string& sql) { source_->Sql(sql); }
  // Gives the target another encoding, by the options that follow CREATE DATABASE's name.
  void NewTarget(const std::string& options);
  const ScratchDatabase& target() const { return *target_; }
  const Server& target_server() const { return target_server_; }

  // What `pgstow restore` does with a dump of the source and these options.
  Outcome Explain(const Command& options);

  // The path of a new dump of the source, and a script of it.
  std::string Archive();
  std::string Script(const Command& options);

  // Dumps the source, explains its restore with these options, runs it, and expects the same
  // errors in the same order. Returns them.
  Errors ExpectForetold(const Command& options = {});

 private:
  // The command that restores a new dump of the source.
  Command RestoreCommand(const Command& options);

  const Server source_server_ = Server::Named(GetParam());
  const Server target_server_ = Server::Named(GetParam() == "18" ? "installed" : "18");
  std::unique_ptr<ScratchDatabase> source_ = std::make_unique<ScratchDatabase>(source_server_);
  std::unique_ptr<ScratchDatabase> target_ = std::make_unique<ScratchDatabase>(target_server_);
  std::vector<std::string> roles_;
  std::vector<std::string> tablespaces_;
  TempDir dir_;
};

}  // namespace pgstow::tests
