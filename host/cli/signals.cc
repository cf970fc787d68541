#include "host/cli/signals.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <thread>

#include "host/base/interrupt.h"
#include "host/base/log.h"
#include "host/cli/command.h"
#include "host/storage/storage.h"

namespace pgstow::cli {
namespace {

std::atomic<int> interrupted_code = kFailure;

bool IsIgnored(int signal) {
  struct sigaction action = {};
  return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

// What servers are given to take a cancel request. One that does not answer holds nobody up.
constexpr std::chrono::seconds kPatience{2};

void RunInterruptActionsFor(std::chrono::seconds limit) {
  auto done = std::make_shared<std::promise<void>>();
  std::thread([done] {
    base::RunInterruptActions();
    done->set_value();
  }).detach();
  done->get_future().wait_for(limit);
}

[[noreturn]] void WaitForSignal(sigset_t signals) {
  int signal = 0;
  while (sigwait(&signals, &signal) != 0) {
  }
  // A second signal ends the program at once.
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  storage::RemoveTemporaries();
  base::LogLast("terminated by user", base::LastInterruptHint());
  RunInterruptActionsFor(kPatience);
  _exit(interrupted_code);
}

}  // namespace

void HandleSignals() {
  static_cast<void>(signal(SIGPIPE, SIG_IGN));
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    if (!IsIgnored(signal)) sigaddset(&signals, signal);
  }
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::thread(WaitForSignal, signals).detach();
}

void EndWithReader() { static_cast<void>(signal(SIGPIPE, SIG_DFL)); }

void SetInterruptedCode(int code) { interrupted_code = code; }

}  // namespace pgstow::cli
