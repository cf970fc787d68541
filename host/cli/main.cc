// The program: sets the process up, then hands over to the command.
#include <clocale>
#include <string>
#include <vector>

#include "host/cli/command.h"
#include "host/cli/signals.h"

int main(int argc, char** argv) {
  // Letters and messages are the user's; numbers and sorting are not: what is written must not
  // depend on them.
  std::setlocale(LC_CTYPE, "");
  std::setlocale(LC_MESSAGES, "");
  pgstow::cli::HandleSignals();
  return pgstow::cli::Dispatch(argv[0], std::vector<std::string>(argv + 1, argv + argc));
}
