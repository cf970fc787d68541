// --help, written from the table: two columns, the second one wrapped.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "host/base/option_text.h"
#include "host/base/options.h"
#include "host/base/wrap.h"

namespace pgstow::base {
namespace {

constexpr std::string_view kIndent = "  ";

size_t ColumnOf(const OptionGroup& group) {
  size_t column = 0;
  for (const Option& option : group.options) {
    if (option.help == nullptr) continue;
    column = std::max(column, kIndent.size() + OptionTerm(option).size() + 2);
  }
  return std::min(column, kWidestLeft);
}

}  // namespace

std::string OptionTerm(const Option& option) {
  std::string term = option.letter == 0 ? "" : fmt::format("-{}, ", option.letter);
  term += fmt::format("--{}", option.name);
  if (option.argument != nullptr) {
    if (option.argument[0] != '[') term += '=';  // "[=VALUE]": may be left out
    term += option.argument;
  }
  return term;
}

std::string OptionText(const Option& option, const OptionGroup& group) {
  std::string text = option.help;
  for (const Option& other : group.options) {
    if (other.alias_of != nullptr && other.help == nullptr &&
        std::string_view(other.alias_of) == option.name) {
      text += fmt::format(" (also --{})", other.name);
    }
  }
  return text;
}

std::string UsageOf(const OptionTable& table) {
  std::string usage = "[OPTION]...";
  for (const Operand& operand : table.operands) {
    usage += fmt::format(" [{}]{}", operand.name, operand.repeated ? "..." : "");
  }
  return usage;
}

std::string HelpText(const OptionTable& table, const std::string& called) {
  std::string text;
  AppendWrapped(text, fmt::format("{} {}.", called, table.summary), 0);
  text += fmt::format("\nUsage:\n  {} {}\n", called, UsageOf(table));
  for (const OptionGroup& group : table.groups) {
    text += fmt::format("\n{}:\n", group.title);
    const size_t column = ColumnOf(group);
    for (const Option& option : group.options) {
      if (option.help == nullptr) continue;
      AppendRow(text, fmt::format("{}{}", kIndent, OptionTerm(option)), OptionText(option, group),
                column);
    }
  }
  if (*table.notes != '\0') text += fmt::format("\n{}\n", table.notes);
  return text;
}

}  // namespace pgstow::base
