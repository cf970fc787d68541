#include "plugins/conformance/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "host/base/error.h"

namespace pgstow::conformance {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void ThrowErrno(const char* what) {
  base::Throw(base::ErrorCode::kIo, "could not {}: {}", what, base::ErrnoText(errno));
}

// In the child, where only async-signal-safe calls are allowed.
[[noreturn]] void Become(char* const* arguments, int out) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  constexpr rlimit kNoCore{0, 0};
  ::setrlimit(RLIMIT_CORE, &kNoCore);
  const int nowhere = ::open("/dev/null", O_RDWR);
  ::dup2(nowhere, STDIN_FILENO);
  ::dup2(nowhere, STDERR_FILENO);
  ::dup2(out, STDOUT_FILENO);
  ::execv(arguments[0], arguments);
  ::_exit(127);
}

// Reads to the end of what is written, or to the deadline. False at the deadline.
bool ReadAll(int from, Clock::time_point deadline, std::string& text) {
  char buffer[4096];
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) return false;
    pollfd waiting{from, POLLIN, 0};
    const int ready =
        ::poll(&waiting, 1, static_cast<int>(std::min<int64_t>(left.count(), 60'000)));
    if (ready <= 0) continue;
    const ssize_t got = ::read(from, buffer, sizeof(buffer));
    if (got == 0 || (got < 0 && errno != EINTR)) return true;
    if (got > 0) text.append(buffer, static_cast<size_t>(got));
  }
}

int WaitFor(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

Ending RunChild(const std::vector<std::string>& command, std::chrono::seconds limit) {
  std::vector<char*> arguments;
  arguments.reserve(command.size() + 1);
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) ThrowErrno("create a pipe");
  const pid_t child = ::fork();
  if (child < 0) ThrowErrno("start a process");
  if (child == 0) Become(arguments.data(), ends[1]);
  ::close(ends[1]);
  Ending ending;
  const bool closed = ReadAll(ends[0], Clock::now() + limit, ending.out);
  ::close(ends[0]);
  if (!closed) ::kill(child, SIGKILL);
  const int status = WaitFor(child);
  if (!closed) {
    ending.mishap = fmt::format("it hangs: it was not through after {} seconds", limit.count());
  } else if (WIFSIGNALED(status)) {
    const char* const signal = ::sigdescr_np(WTERMSIG(status));
    ending.mishap = fmt::format("it crashes: signal {} ({}) ended the process", WTERMSIG(status),
                                signal != nullptr ? signal : "unknown");
  } else {
    ending.exit_code = WEXITSTATUS(status);
  }
  return ending;
}

}  // namespace pgstow::conformance
