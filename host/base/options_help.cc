// --help, written from the table: two columns, the second one wrapped.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "host/base/options.h"

namespace pgstow::base {
namespace {

constexpr size_t kWidth = 80;
constexpr size_t kWidestLeft = 31;  // of the left column, its two spaces on either side included

std::string LeftColumn(const Option& option) {
  std::string left = "  ";
  if (option.letter != 0) left += fmt::format("-{}, ", option.letter);
  left += fmt::format("--{}", option.name);
  if (option.argument != nullptr) {
    if (option.argument[0] != '[') left += '=';  // "[=VALUE]": may be left out
    left += option.argument;
  }
  return left;
}

size_t ColumnOf(const OptionGroup& group) {
  size_t column = 0;
  for (const Option& option : group.options) {
    if (option.help != nullptr) column = std::max(column, LeftColumn(option).size() + 2);
  }
  return std::min(column, kWidestLeft);
}

// Appends `help` from column `column` on, in lines of kWidth at most.
void AppendWrapped(std::string& text, std::string_view help, size_t column) {
  const size_t room = kWidth - column;
  while (help.size() > room) {
    const size_t space = help.rfind(' ', room);
    if (space == std::string_view::npos) break;
    text.append(help.substr(0, space)).append("\n").append(column, ' ');
    help.remove_prefix(space + 1);
  }
  text.append(help).append("\n");
}

// What the option does, and its other names.
std::string RightColumn(const Option& option, const OptionGroup& group) {
  std::string right = option.help;
  for (const Option& other : group.options) {
    if (other.alias_of != nullptr && std::string_view(other.alias_of) == option.name) {
      right += fmt::format(" (also --{})", other.name);
    }
  }
  return right;
}

void AppendOption(std::string& text, const Option& option, const OptionGroup& group,
                  size_t column) {
  std::string left = LeftColumn(option);
  if (left.size() >= column) {
    text += left + "\n";
    left.clear();
  }
  text += left + std::string(column - left.size(), ' ');
  AppendWrapped(text, RightColumn(option, group), column);
}

}  // namespace

std::string HelpText(const OptionTable& table, const std::string& called) {
  std::string text;
  AppendWrapped(text, fmt::format("{} {}.", called, table.summary), 0);
  text += fmt::format("\nUsage:\n  {} [OPTION]...", called);
  for (const Operand& operand : table.operands) {
    text += fmt::format(" [{}]{}", operand.name, operand.repeated ? "..." : "");
  }
  text += "\n";
  for (const OptionGroup& group : table.groups) {
    text += fmt::format("\n{}:\n", group.title);
    const size_t column = ColumnOf(group);
    for (const Option& option : group.options) {
      if (option.help != nullptr) AppendOption(text, option, group, column);
    }
  }
  if (*table.notes != '\0') text += fmt::format("\n{}\n", table.notes);
  return text;
}

}  // namespace pgstow::base
