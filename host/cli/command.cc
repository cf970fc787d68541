#include "host/cli/command.h"

#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "host/base/log.h"
#include "host/base/log_terminal.h"
#include "host/base/nearest.h"
#include "host/base/palette.h"
#include "host/base/version.h"
#include "host/cli/output.h"
#include "host/cli/pages/pages.h"
#include "host/cli/report.h"
#include "host/cli/signals.h"
#include "host/cli/tool_help.h"

namespace pgstow::cli {
namespace {

using base::Error;
using base::ErrorCode;

constexpr Command kCommands[] = {
    {"dump", "pg_dump", "writes a database into an archive or an SQL script", RunDump, DumpPage},
    {"dumpall", "pg_dumpall", "writes all databases of a server, its roles and tablespaces",
     RunDumpAll, DumpAllPage},
    {"restore", "pg_restore", "puts an archive, or what is wanted of it, into a database or script",
     RunRestore, RestorePage},
    {"list", nullptr, "lists what an archive holds", RunList, ListPage},
    {"cat", nullptr, "writes the rows of one table of an archive", RunCat, CatPage},
    {"convert", nullptr, "copies an archive into another format, without a server", RunConvert,
     ConvertPage},
    {"verify", nullptr, "tells whether archives are as they were written", RunVerify, VerifyPage,
     kUnreadable},
    {"salvage", nullptr, "recovers what is whole of a damaged archive", RunSalvage, SalvagePage,
     kUnreadable},
    {"keygen", nullptr, "makes keys to seal archives for and to open them with", RunKeygen,
     KeygenPage},
    {"rekey", nullptr, "changes who can open a sealed archive", RunRekey, RekeyPage},
    {"plugins", nullptr, "lists the formats and filters that there are", RunPlugins, PluginsPage},
    {"plugins check", nullptr, "checks that a plugin keeps the laws of formats and filters",
     RunPluginsCheck, PluginsCheckPage},
    {"completion", nullptr, "writes the script by which a shell completes command lines",
     RunCompletion, CompletionPage},
    {"help", nullptr, "describes the program or one of its commands", RunHelp, HelpPage},
};

// The command with the longest name that the words begin with; nullptr when there is none. Takes
// the name away.
const Command* TakeCommand(std::vector<std::string>& words) {
  const Command* found = nullptr;
  size_t taken = 0;
  std::string name;
  for (size_t i = 0; i < words.size(); ++i) {
    name += (i == 0 ? "" : " ") + words[i];
    for (const Command& command : kCommands) {
      if (command.name != name) continue;
      found = &command;
      taken = i + 1;
    }
  }
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(taken));
  return found;
}

// Whether there are commands of this command, so that a word behind it must be the name of one.
bool HasCommands(const Command& command) {
  const std::string start = fmt::format("{} ", command.name);
  return std::ranges::any_of(kCommands, [&start](const Command& other) {
    return std::string_view(other.name).starts_with(start);
  });
}

const Command* FindTool(std::string_view name) {
  const auto found = std::find_if(
      std::begin(kCommands), std::end(kCommands),
      [name](const Command& command) { return command.tool != nullptr && command.tool == name; });
  return found == std::end(kCommands) ? nullptr : found;
}

int RunCommand(const Command& command, const Invocation& invocation) {
  return Reporting(command.failure, [&] { return command.run(invocation); });
}

int RunTool(const Command& command, std::vector<std::string> arguments) {
  return RunCommand(command, {.program = command.tool,
                              .called = command.tool,
                              .as_tool = true,
                              .arguments = std::move(arguments)});
}

int RunProgram(std::vector<std::string> arguments) {
  if (arguments.empty()) {
    throw Error(ErrorCode::kUsage, "no command is given")
        .WithHint(fmt::format("Try \"{} help\" for the list of commands.", kProgram));
  }
  const std::string first = arguments.front();
  if (first.starts_with('-')) {
    return RunWithoutCommand(
        {.program = kProgram, .called = kProgram, .arguments = std::move(arguments)});
  }
  const Command* command = TakeCommand(arguments);
  if (command == nullptr) throw UnknownCommand(first);
  if (!arguments.empty() && !arguments.front().starts_with('-') && HasCommands(*command)) {
    throw UnknownCommand(fmt::format("{} {}", command->name, arguments.front()));
  }
  return RunCommand(*command, {.program = kProgram,
                               .called = fmt::format("{} {}", kProgram, command->name),
                               .arguments = std::move(arguments)});
}

// --help; our own commands have a page besides.
std::string HelpOf(const base::OptionTable& table, const Invocation& invocation) {
  std::string text = base::HelpText(ShownTable(table, invocation), invocation.called);
  if (invocation.as_tool) return text;
  const std::string name = invocation.called.substr(std::string_view(kProgram).size() + 1);
  return text + fmt::format("\n\"{} help {}\" tells more, with examples.\n", kProgram, name);
}

}  // namespace

std::span<const Command> Commands() { return kCommands; }

Error UnknownCommand(const std::string& name) {
  std::vector<std::string> names;
  for (const Command& command : kCommands) names.emplace_back(command.name);
  const std::string nearest = base::Nearest(name, names);
  return Error(ErrorCode::kUsage, fmt::format("unknown command \"{}\"", name))
      .WithHint(fmt::format("{}Try \"{} help\" for the list of commands.",
                            nearest.empty() ? "" : fmt::format("Did you mean \"{}\"? ", nearest),
                            kProgram));
}

int Dispatch(const std::string& program_path, std::vector<std::string> arguments) {
  const std::string name = program_path.substr(program_path.rfind('/') + 1);
  const Command* const tool = FindTool(name);
  base::SetLogProgram(tool != nullptr ? tool->tool : kProgram);
  const bool on_terminal = isatty(STDERR_FILENO) != 0;
  base::SetLogTerminal(on_terminal);
  base::SetLogColors(
      base::Palette::FromSettings(std::getenv("PG_COLOR"), std::getenv("PG_COLORS"), on_terminal));
  if (tool != nullptr) EndWithReader();
  return Reporting(kFailure, [&] {
    return tool != nullptr ? RunTool(*tool, std::move(arguments))
                           : RunProgram(std::move(arguments));
  });
}

std::string VersionText(const Invocation& invocation) {
  const std::string own = fmt::format("{} {}", kProgram, base::Version());
  if (!invocation.as_tool) return own + "\n";
  return fmt::format("{} (PostgreSQL) {} ({})\n", invocation.program, base::kPostgresVersion, own);
}

bool ParseArguments(const base::OptionTable& table, const Invocation& invocation) {
  if (invocation.on_table) {
    invocation.on_table(ShownTable(table, invocation));
    return false;
  }
  switch (base::ParseOptions(table, invocation.called, invocation.arguments)) {
    case base::Request::kHelp:
      WriteStdout(HelpOf(table, invocation));
      return false;
    case base::Request::kVersion:
      WriteStdout(VersionText(invocation));
      return false;
    case base::Request::kRun:
      break;
  }
  return true;
}

}  // namespace pgstow::cli
