#include "host/cli/collect.h"

#include <utility>

#include <fmt/format.h>

#include "host/cli/command.h"
#include "host/cli/pages/pages.h"

namespace pgstow::cli {
namespace {

// Has the command show its table, which it does instead of running.
base::OptionTable TableOf(const Command& command, Invocation invocation) {
  base::OptionTable table;
  invocation.on_table = [&table](const base::OptionTable& shown) { table = shown; };
  command.run(invocation);
  return table;
}

}  // namespace

std::vector<manual::Command> CollectCommands() {
  std::vector<manual::Command> commands;
  for (const Command& command : Commands()) {
    const std::string called = fmt::format("{} {}", kProgram, command.name);
    commands.push_back({.name = command.name,
                        .called = called,
                        .summary = command.summary,
                        .table = TableOf(command, {.program = kProgram, .called = called}),
                        .page = command.page()});
  }
  return commands;
}

std::vector<manual::Command> CollectTools() {
  std::vector<manual::Command> tools;
  for (const Command& command : Commands()) {
    if (command.tool == nullptr) continue;
    tools.push_back(
        {.name = command.tool,
         .called = command.tool,
         .summary = command.summary,
         .table =
             TableOf(command, {.program = command.tool, .called = command.tool, .as_tool = true}),
         .page = ToolPage(command.tool)});
  }
  return tools;
}

}  // namespace pgstow::cli
