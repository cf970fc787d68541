// The program: sets the process up, runs the command, and turns what it throws into messages and an
// exit code. The only place that does so.
#include <clocale>
#include <exception>
#include <string>
#include <vector>

#include "host/base/error.h"
#include "host/base/log.h"
#include "host/base/options.h"
#include "host/cli/command.h"
#include "host/cli/signals.h"

int main(int argc, char** argv) {
  using pgstow::base::Error;
  // Letters and messages are the user's; numbers and sorting are not: what is written must not
  // depend on them.
  std::setlocale(LC_CTYPE, "");
  std::setlocale(LC_MESSAGES, "");
  pgstow::cli::HandleSignals();
  try {
    return pgstow::cli::Dispatch(argv[0], std::vector<std::string>(argv + 1, argv + argc));
  } catch (const pgstow::base::OptionError& error) {
    pgstow::base::LogComplaint(error);
  } catch (const Error& error) {
    pgstow::base::LogError(error);
  } catch (const std::exception& error) {
    pgstow::base::LogError(Error(pgstow::base::ErrorCode::kInternal, error.what()));
  }
  return pgstow::cli::kFailure;
}
