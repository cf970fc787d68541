#include "host/cli/signals.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
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

[[noreturn]] void WaitForSignal(sigset_t signals) {
  int signal = 0;
  while (sigwait(&signals, &signal) != 0) {
  }
  // A second signal ends the program at once, should a server that does not answer hold us up.
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  storage::RemoveTemporaries();
  base::LogLast("terminated by user", base::LastInterruptHint());
  base::RunInterruptActions();
  _exit(interrupted_code);
}

}  // namespace

void HandleSignals() {
  signal(SIGPIPE, SIG_IGN);
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    if (!IsIgnored(signal)) sigaddset(&signals, signal);
  }
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::thread(WaitForSignal, signals).detach();
}

void EndWithReader() { signal(SIGPIPE, SIG_DFL); }

void SetInterruptedCode(int code) { interrupted_code = code; }

}  // namespace pgstow::cli
