// `pgstow help`, `pgstow --help` and `pgstow --version`.
#include <string>

#include "host/cli/command.h"
#include "host/cli/output.h"

namespace pgstow::cli {
namespace {

std::string Overview() {
  std::string text =
      "pgstow stows PostgreSQL databases into archives and unpacks what is needed of them.\n"
      "\nUsage:\n  pgstow COMMAND [OPTION]... [ARGUMENT]\n\nCommands:\n";
  for (const Command& command : Commands()) {
    text += fmt::format("  {:<9}{}\n", command.name, command.summary);
  }
  return text +
         "\nOptions:\n"
         "  -V, --version  output version information, then exit\n"
         "  -?, --help     show this help, then exit\n"
         "\n\"pgstow help COMMAND\" describes a command and its options.\n";
}

}  // namespace

int RunHelp(const Invocation& invocation) {
  std::string command;
  const base::OptionTable table = {
      .groups = {{"Options", {base::VersionOption(), base::HelpOption()}}},
      .operands = {{"COMMAND", base::Text(command)}},
  };
  if (base::ParseOptions(table, invocation.called, invocation.arguments) ==
      base::Request::kVersion) {
    WriteStdout(VersionText(invocation));
  } else if (command.empty()) {
    WriteStdout(Overview());
  } else {
    return Dispatch(invocation.program, {command, "--help"});
  }
  return kSuccess;
}

}  // namespace pgstow::cli
