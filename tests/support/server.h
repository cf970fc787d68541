// The servers that CTest's fixture `cluster` starts, and databases that live as long as a scope.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/support/process.h"

namespace pgstow::tests {

// One running server. What it was started from decides which of PostgreSQL's own programs go with
// it. Values; safe to use from many threads.
class Server {
 public:
  // "installed": the machine's own PostgreSQL, whatever its version. "18": the oracle. Others that
  // run below build/clusters go by their folder's name.
  // Throws std::runtime_error, with what to do, when that server is not running.
  static Server Named(std::string_view name);
  static std::vector<std::string> Names() { return {"installed", "18"}; }

  const std::string& name() const { return name_; }
  // 15 for 15.4.
  int major() const { return major_; }
  // What makes a client connect to it as a superuser: PGHOST, PGPORT, PGUSER. Nothing else that the
  // caller's environment says about connections is left in force.
  const Environment& environment() const { return environment_; }

  // Runs SQL with psql 18, stopping at the first error; returns unaligned rows without headings.
  // Throws std::runtime_error.
  std::string Sql(const std::string& database, const std::string& sql) const;
  void SqlFile(const std::string& database, const std::string& path) const;

  // RunProgram(COMMAND) as a client of this server.
  Outcome Run(Command command, RunOptions options = {}) const;

 private:
  std::string name_;
  int major_ = 0;
  Environment environment_;
};

// Paths of PostgreSQL's own programs: those of version 18, the measure of our text, and those of
// the machine's PostgreSQL. Throw std::runtime_error when they are not there.
std::string Oracle(const std::string& program);
std::string Installed(const std::string& program);

// A database that is there as long as the scope: dropped at its end.
class ScratchDatabase {
 public:
  // The name of a database that somebody else made.
  struct Existing {
    std::string name;
  };

  // Makes one with a name of its own, from template0. OPTIONS follow CREATE DATABASE's name.
  explicit ScratchDatabase(const Server& server, const std::string& options = "");
  // Takes one over.
  ScratchDatabase(const Server& server, Existing database)
      : server_(server), name_(std::move(database.name)) {}
  ScratchDatabase(const ScratchDatabase&) = delete;
  ScratchDatabase& operator=(const ScratchDatabase&) = delete;
  ~ScratchDatabase();

  const Server& server() const { return server_; }
  const std::string& name() const { return name_; }

  std::string Sql(const std::string& sql) const { return server_.Sql(name_, sql); }
  void SqlFile(const std::string& path) const { server_.SqlFile(name_, path); }

 private:
  Server server_;
  std::string name_;
};

}  // namespace pgstow::tests
