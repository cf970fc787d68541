// What the tests of one case share: its database and the archives made of it.
#pragma once

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {

struct Arguments {
  std::string case_dir = {};  // empty: the database is there
  std::string server;
  std::string database = {};
};

// The database that all laws look at and none changes, and what several of them ask of it: made
// once, when the first one asks.
class Source : public testing::Environment {
 public:
  explicit Source(Arguments arguments) : arguments_(std::move(arguments)) {}

  void SetUp() override;
  void TearDown() override;

  const std::string& case_dir() const { return arguments_.case_dir; }
  const Server& server() const { return *server_; }
  const ScratchDatabase& database() const { return *database_; }

  // What pg_dump 18 writes without options.
  const std::string& Text();

  // Custom archives, ours and PostgreSQL's.
  std::string Archive() { return Dumped({PgstowPath(), "dump", "--format=custom"}, "ours"); }
  std::string OracleArchive() { return Dumped({Oracle("pg_dump"), "-Fc"}, "theirs"); }

  // The archive of this name, made by the command when it is not there.
  std::string Dumped(Command command, const std::string& name, const Command& options = {});

 private:
  const Arguments arguments_;
  TempDir dir_;
  std::unique_ptr<Server> server_;
  std::unique_ptr<ScratchDatabase> database_;
  std::string text_;
};

extern Source* source;  // GoogleTest owns it

}  // namespace pgstow::tests
