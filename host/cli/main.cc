// The program: sets the process up, then hands over to the command.
#include <fcntl.h>
#include <unistd.h>

#include <clocale>
#include <cstring>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "host/cli/command.h"
#include "host/cli/secrecy.h"
#include "host/cli/signals.h"

namespace {

// A standard descriptor that the caller closed would be the next file's or connection's. In its
// place comes one on which whatever is tried fails as on a closed one.
void FillClosedDescriptors() {
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(fd, F_GETFD) >= 0) continue;
    if (open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd) _exit(1);
  }
}

}  // namespace

int main(int argc, char** argv) {
  pgstow::cli::ForbidCoreDumps();
  std::vector<std::string> words(argv + 1, argv + argc);
  for (char* const word : std::span(argv, static_cast<size_t>(argc)).subspan(1)) {
    pgstow::cli::HidePasswords({word, std::strlen(word)});
  }
  FillClosedDescriptors();
  // Letters and messages are the user's; numbers and sorting are not: what is written must not
  // depend on them.
  // A locale that isn't there leaves C's, and no other thread runs yet.
  for (const int category : {LC_CTYPE, LC_MESSAGES}) {
    static_cast<void>(std::setlocale(category, ""));  // NOLINT(concurrency-mt-unsafe)
  }
  pgstow::cli::HandleSignals();
  return pgstow::cli::Dispatch(argv[0], std::move(words));
}
