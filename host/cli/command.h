// The commands of the program: what each is called, and how it is run.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "host/base/error.h"
#include "host/base/options.h"
#include "host/manual/page.h"

namespace pgstow::cli {

inline constexpr const char* kProgram = "pgstow";

// How the program was called.
struct Invocation {
  std::string program;                 // before each message: "pgstow", "pg_dump"
  std::string called;                  // what the user types for this command: "pgstow dump"
  bool as_tool = false;                // called by the name of one of PostgreSQL's own tools
  std::vector<std::string> arguments;  // after the command's name
  // Set by who wants to know the command's options and not to run it: ParseArguments then shows the
  // table and returns false.
  std::function<void(const base::OptionTable&)> on_table = {};
};

// Exit codes, as PostgreSQL's tools have them.
inline constexpr int kSuccess = 0;
inline constexpr int kFailure = 1;
// Of `verify`, so that scripts can tell bad bytes from an archive that could not be read at all.
inline constexpr int kDamaged = 1;
inline constexpr int kUnreadable = 2;
// Of `restore --exit-codes=fine`, so that scripts can tell what became of the database.
inline constexpr int kWrongUsage = 2;
inline constexpr int kHarmlessErrors = 3;  // all that is wanted is there
inline constexpr int kSomeFailed = 4;      // objects or rows are missing
inline constexpr int kAborted = 5;         // the restore began and did not come to its end

// A row of the table of commands.
struct Command {
  const char* name;     // "dump"; "plugins check" is a command of the command "plugins"
  const char* tool;     // PostgreSQL's tool that it takes the place of; nullptr: none
  const char* summary;  // a predicate, for `pgstow help`
  int (*run)(const Invocation& invocation);  // returns the exit code; throws base::Error
  manual::Page (&page)();                    // what its manual says besides its options
  int failure = kFailure;                    // the exit code for what it throws
};
std::span<const Command> Commands();

int RunDump(const Invocation& invocation);
int RunDumpAll(const Invocation& invocation);
int RunRestore(const Invocation& invocation);
int RunList(const Invocation& invocation);
int RunCat(const Invocation& invocation);
int RunConvert(const Invocation& invocation);
int RunSalvage(const Invocation& invocation);
int RunVerify(const Invocation& invocation);
int RunPlugins(const Invocation& invocation);
int RunPluginsCheck(const Invocation& invocation);
int RunKeygen(const Invocation& invocation);
int RunRekey(const Invocation& invocation);
int RunCompletion(const Invocation& invocation);
int RunHelp(const Invocation& invocation);
int RunWithoutCommand(const Invocation& invocation);  // `pgstow --help`, `pgstow --version`

// The error for a name that no command has: it suggests the nearest that one has.
base::Error UnknownCommand(const std::string& name);

// Finds the command that the arguments of main() name, or the program's own name does, and runs it.
// Returns the exit code; errors have been reported.
int Dispatch(const std::string& program_path, std::vector<std::string> arguments);

// What --version prints. Under the name of one of PostgreSQL's tools it starts as that tool's does,
// with the release whose ways this program follows, for scripts that look there.
std::string VersionText(const Invocation& invocation);

// Parses the command's arguments by its table. False: the user asked for help or the version, which
// were printed, or the table was asked for, and there is nothing else to do.
bool ParseArguments(const base::OptionTable& table, const Invocation& invocation);

}  // namespace pgstow::cli
