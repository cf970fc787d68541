#include "tests/support/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/support/paths.h"

extern char** environ;

namespace pgstow::tests {
namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

[[noreturn]] void Throw(int error, const std::string& what) {
  throw std::system_error(error, std::generic_category(), what);
}

struct Pipe {
  int read = -1;
  int write = -1;
};

// Both ends are closed in programs that start later, so that each pipe ends when its owners do.
Pipe MakePipe() {
  std::array<int, 2> ends;
  if (pipe2(ends.data(), O_CLOEXEC) != 0) Throw(errno, "could not make a pipe");
  return {ends[0], ends[1]};
}

void Close(int& descriptor) {
  if (descriptor >= 0) close(descriptor);
  descriptor = -1;
}

std::vector<std::string> MergedEnvironment(const Environment& changes) {
  std::map<std::string, std::string> values;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text = *entry;
    const size_t equals = text.find('=');
    values[text.substr(0, equals)] = text.substr(equals + 1);
  }
  for (const auto& [name, value] : changes) values[name] = value;

  std::vector<std::string> merged;
  for (const auto& [name, value] : values) {
    if (!value.empty()) merged.push_back(name + "=" + value);
  }
  return merged;
}

std::vector<char*> Pointers(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (std::string& string : strings) pointers.push_back(string.data());
  pointers.push_back(nullptr);
  return pointers;
}

// Moves what is there to read into TEXT; false at the end of the stream.
bool Drain(int descriptor, std::string& text) {
  std::array<char, 65536> buffer;
  const ssize_t count = read(descriptor, buffer.data(), buffer.size());
  if (count > 0) text.append(buffer.data(), static_cast<size_t>(count));
  return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN));
}

// A program may end before it has read all: that is its right, and no reason to end the test.
bool Feed(int descriptor, const std::string& text, size_t& done) {
  const ssize_t count = write(descriptor, text.data() + done, text.size() - done);
  if (count > 0) done += static_cast<size_t>(count);
  const bool broken = count < 0 && errno != EINTR && errno != EAGAIN;
  return !broken && done < text.size();
}

}  // namespace

// The sanitizer of addresses insists on being the first library unless it is told not to.
Environment Preloading(const std::string& library) {
  const char* const sanitizer = std::getenv("ASAN_OPTIONS");
  return {{"LD_PRELOAD", BuildDir() / "tests" / library},
          {"ASAN_OPTIONS",
           fmt::format("{}:verify_asan_link_order=0", sanitizer == nullptr ? "" : sanitizer)}};
}

Process::Process(Command command, RunOptions options)
    : command_(std::move(command)),
      options_(std::move(options)),
      deadline_(steady_clock::now() + options_.timeout) {
  signal(SIGPIPE, SIG_IGN);
  Pipe in = MakePipe();
  Pipe out = MakePipe();
  Pipe err = MakePipe();
  fcntl(in.write, F_SETFL, O_NONBLOCK);

  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, in.read, STDIN_FILENO);
  if (options_.output_path.empty()) {
    posix_spawn_file_actions_adddup2(&files, out.write, STDOUT_FILENO);
  } else {
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, options_.output_path.c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC, 0644);
  }
  posix_spawn_file_actions_adddup2(&files, err.write, STDERR_FILENO);

  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);

  std::vector<std::string> environment = MergedEnvironment(options_.environment);
  const int error = posix_spawnp(&pid_, command_.at(0).c_str(), &files, &attributes,
                                 Pointers(command_).data(), Pointers(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  Close(in.read);
  Close(out.write);
  Close(err.write);
  in_ = in.write;
  out_ = out.read;
  err_ = err.read;
  if (error != 0) {
    pid_ = -1;
    Close(in_);
    Close(out_);
    Close(err_);
    Throw(error, fmt::format("could not run \"{}\"", command_[0]));
  }
}

Process::~Process() {
  if (pid_ > 0) {
    kill(-pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  Close(in_);
  Close(out_);
  Close(err_);
}

void Process::Signal(int number) { kill(pid_, number); }

Outcome Process::Wait() {
  Outcome outcome;
  Exchange(outcome);
  int status = 0;
  rusage usage{};
  while (wait4(pid_, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  outcome.peak_mib = usage.ru_maxrss / 1024;
  outcome.exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  return outcome;
}

// All three streams at once: a program that waits for one of them must not stop the others.
void Process::Exchange(Outcome& outcome) {
  size_t fed = 0;
  if (options_.input.empty()) Close(in_);
  while (out_ >= 0 || err_ >= 0) {
    const auto left = duration_cast<milliseconds>(deadline_ - steady_clock::now()).count();
    // poll() passes over negative descriptors: streams that have ended.
    std::array<pollfd, 3> events{{{in_, POLLOUT, 0}, {out_, POLLIN, 0}, {err_, POLLIN, 0}}};
    const int ready = left > 0 ? poll(events.data(), events.size(), static_cast<int>(left)) : 0;
    if (ready == 0) {
      throw std::runtime_error(fmt::format("\"{}\" did not end within {} s; it said: {}{}",
                                           Shown(command_), options_.timeout.count(),
                                           outcome.out.substr(0, 2000), outcome.err));
    }
    if (ready < 0) continue;
    if (events[0].revents != 0 && !Feed(in_, options_.input, fed)) Close(in_);
    if (events[1].revents != 0 && !Drain(out_, outcome.out)) Close(out_);
    if (events[2].revents != 0 && !Drain(err_, outcome.err)) Close(err_);
  }
  Close(in_);
}

Outcome RunProgram(Command command, RunOptions options) {
  return Process(std::move(command), std::move(options)).Wait();
}

std::string RunOrThrow(const Command& command, RunOptions options) {
  Outcome outcome = RunProgram(command, std::move(options));
  if (!outcome.ok()) {
    throw std::runtime_error(fmt::format("\"{}\" ended with exit code {}: {}", Shown(command),
                                         outcome.exit_code, outcome.err));
  }
  return std::move(outcome.out);
}

std::string Shown(const Command& command) { return fmt::format("{}", fmt::join(command, " ")); }

}  // namespace pgstow::tests
