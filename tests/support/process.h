// Programs that tests run, and what came of them.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace pgstow::tests {

using Command = std::vector<std::string>;
// Later entries win; an empty value takes the variable away.
using Environment = std::vector<std::pair<std::string, std::string>>;

struct Outcome {
  // As a shell tells it: 128 + signal for a program that a signal ended.
  int exit_code = 0;
  std::string out;
  std::string err;
  long peak_mib = 0;  // the most memory that was resident at once; see InThisBuild

  bool ok() const { return exit_code == 0; }
};

// What may be resident where a release build takes that many MiB: a sanitizer keeps a shadow of all
// memory, and for a while what was freed.
constexpr long InThisBuild(long mib) {
#if defined(__SANITIZE_ADDRESS__)
  return 3 * mib + 512;
#elif defined(__SANITIZE_THREAD__)
  return 6 * mib + 256;
#else
  return mib;
#endif
}

// Has the program load that library of the build before all others.
Environment Preloading(const std::string& library);

struct RunOptions {
  // Set on top of what the test itself runs with.
  Environment environment = {};
  std::string input = {};
  // Where standard output goes instead of Outcome::out, e.g. "/dev/full".
  std::string output_path = {};
  // The program and all that it started are killed then, and the test fails by an exception.
  std::chrono::seconds timeout{120};
};

// A program that runs beside the test, in a process group of its own. One thread at a time.
class Process {
 public:
  // Starts COMMAND; its first word is searched in PATH. Throws std::system_error.
  explicit Process(Command command, RunOptions options = {});
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  // Kills it, unless Wait() was called.
  ~Process();

  void Signal(int number);
  pid_t pid() const { return pid_; }

  // Feeds the input, collects the output, and returns once the program has ended. Call it once.
  // Throws std::runtime_error at the timeout.
  Outcome Wait();

 private:
  void Exchange(Outcome& outcome);

  Command command_;
  RunOptions options_;
  std::chrono::steady_clock::time_point deadline_;
  pid_t pid_ = -1;
  int in_ = -1;
  int out_ = -1;
  int err_ = -1;
};

// Starts a program and waits for its end.
Outcome RunProgram(Command command, RunOptions options = {});

// The same for a program that has to succeed: returns its standard output, or throws
// std::runtime_error with what it said.
std::string RunOrThrow(const Command& command, RunOptions options = {});

// The command as one would type it.
std::string Shown(const Command& command);

}  // namespace pgstow::tests
