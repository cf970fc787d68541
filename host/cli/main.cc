// The program: sets the process up, then hands over to the command.
#include <fcntl.h>
#include <unistd.h>

#include <clocale>
#include <string>
#include <vector>

#include "host/cli/command.h"
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
  FillClosedDescriptors();
  // Letters and messages are the user's; numbers and sorting are not: what is written must not
  // depend on them.
  std::setlocale(LC_CTYPE, "");
  std::setlocale(LC_MESSAGES, "");
  pgstow::cli::HandleSignals();
  return pgstow::cli::Dispatch(argv[0], std::vector<std::string>(argv + 1, argv + argc));
}
