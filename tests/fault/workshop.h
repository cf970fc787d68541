// Commands that write files, each in a room of its own where it can be watched.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tests/fault/tree.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {

// What has the name of the output before the command runs.
enum class Before { kNothing, kOldArchive, kEmptyFolder, kInput };

struct Job {
  std::string name;        // letters, digits and underscores
  Command command;         // "%" in its words is the room, "#" the database, "$" the workshop
  std::string input = {};  // what is copied to the room as "in", or as "out" where that is changed
  Before before = Before::kNothing;
  bool same_bytes = true;  // each run writes the same

  bool changes_in_place() const { return before == Before::kInput; }
};

// All jobs. "out" is what each of them writes in its room.
std::vector<Job> AllJobs();

// A call on a file of the room, as the library for LD_PRELOAD tells it.
struct WatchedCall {
  uint64_t number = 0;
  std::string call;
  std::string path;
};

// A database and archives of it: made once for the jobs of a program.
class Workshop {
 public:
  Workshop();

  const Server& server() const { return server_; }
  const ScratchDatabase& database() const { return database_; }
  // The archive that inputs of that name are copied from; made when it is first asked for.
  std::string Input(const std::string& name) const;
  std::string path() const { return dir_.path(); }
  std::string key(int number) const { return dir_ / ("key" + std::to_string(number)); }
  // Words of a job's command, as they are run.
  Command Words(const Job& job, const std::string& room) const;

 private:
  const Server server_ = Server::Named("18");
  const ScratchDatabase database_{server_};
  const TempDir dir_;
};

// A folder in which a job runs, prepared for it.
class Room {
 public:
  Room(const Workshop& workshop, const Job& job);

  // Runs the job; `fault` as PGSTOW_FAULT takes it, or empty.
  Outcome Run(const std::string& fault = "", const Environment& more = {}) const;
  // The same, not waited for.
  std::unique_ptr<Process> Start(const std::string& fault = "", const Environment& more = {}) const;

  Tree Content() const { return TreeOf(path_); }
  std::string path() const { return path_; }
  std::string output() const { return path_ / "out"; }
  // What the runs so far called.
  std::vector<WatchedCall> Calls() const;
  // Where the record of a run goes when it has RecordEnvironment().
  std::string record() const { return dir_ / "record"; }
  Environment RecordEnvironment() const { return {{"PGSTOW_FAULT_RECORD", record()}}; }

 private:
  Environment EnvironmentOf(const std::string& fault, const Environment& more) const;

  const Workshop& workshop_;
  const Job& job_;
  const TempDir dir_;
  const std::filesystem::path path_;
};

// The old archive that a job may have to replace.
inline constexpr char kOldArchive[] = "yesterday's archive";

}  // namespace pgstow::tests
