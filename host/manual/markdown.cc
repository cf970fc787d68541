// The option tables of all commands, for the documents.
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "host/base/option_text.h"
#include "host/manual/document.h"

namespace pgstow::manual {
namespace {

// What Markdown would take for the end of a cell or for a tag.
std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '|' || c == '<' || c == '*' || c == '_' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

// Inside of code a bar alone needs it.
std::string Code(std::string_view text) {
  std::string code = "`";
  for (const char c : text) {
    if (c == '|') code += '\\';
    code += c;
  }
  return code + "`";
}

std::string Table(const base::OptionGroup& group) {
  std::string table;
  for (const base::Option& option : group.options) {
    if (option.help == nullptr) continue;
    table += fmt::format("| {} | {} |\n", Code(base::OptionTerm(option)),
                         Escaped(base::OptionText(option, group)));
  }
  return table.empty() ? table : fmt::format("\n| {} | |\n|---|---|\n{}", group.title, table);
}

}  // namespace

std::string OptionTables(std::span<const Command> commands, std::string_view renewed_by) {
  std::string text = fmt::format(
      "# Options\n"
      "All options of all commands, from the tables that the program parses its command lines by. "
      "`{}`\nwrites this page; `pgstow help COMMAND` tells more of each.\n",
      renewed_by);
  for (const Command& command : commands) {
    text +=
        fmt::format("\n## {}\n{} {}.\n\n`{} {}`\n", command.called, Code(command.called),
                    Escaped(command.table.summary), command.called, base::UsageOf(command.table));
    for (const base::OptionGroup& group : command.table.groups) text += Table(group);
  }
  return text;
}

}  // namespace pgstow::manual
