// `pgstow help`, `pgstow --help` and `pgstow --version`.
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "host/base/version.h"
#include "host/cli/collect.h"
#include "host/cli/command.h"
#include "host/cli/output.h"
#include "host/cli/styled_option.h"
#include "host/manual/document.h"

namespace pgstow::cli {
namespace {

// What writes docs/OPTIONS.md again.
constexpr const char* kOptionTablesRenewal = "./dev options";

enum class Form { kText, kMan, kMarkdown };

struct Arguments {
  std::vector<std::string> command;
  Form form = Form::kText;
  std::string unused_file;  // of --as, which takes none
  std::string folder;       // --into
};

base::OptionTable Table(Arguments& arguments) {
  static const std::vector<StyleName<Form>> kForms = {
      {"text", Form::kText}, {"man", Form::kMan}, {"markdown", Form::kMarkdown}};
  return {
      .summary = "describes the program or one of its commands",
      .groups = {{"Options",
                  {{.name = "as",
                    .argument = "FORM",
                    .help =
                        "text (default); man: a page for man; markdown: the option tables alone",
                    .bind = TakeStyle(kForms, arguments.form, arguments.unused_file),
                    .values = {"text", "man", "markdown"}},
                   {"into", 0, "FOLDER", "write the pages for man of all commands there",
                    base::Text(arguments.folder)},
                   base::VersionOption(),
                   base::HelpOption()}}},
      .rules = {base::Conflict("into", "as")},
      .operands = {{.name = "COMMAND", .bind = base::Append(arguments.command), .repeated = true}},
      .notes =
          "COMMAND is a command, such as \"dump\" or \"plugins check\", or one of PostgreSQL's\n"
          "tools whose place the program takes, such as pg_dump.",
  };
}

// The name as it is in the table of commands: its words may have come one by one.
std::string NameOf(const std::vector<std::string>& words) {
  std::string name;
  for (const std::string& word : words) name += (name.empty() ? "" : " ") + word;
  return name;
}

std::vector<manual::Command> CollectAll() {
  std::vector<manual::Command> all = CollectCommands();
  for (manual::Command& tool : CollectTools()) all.push_back(std::move(tool));
  return all;
}

manual::Document Overview() { return manual::DescribeProgram(CollectCommands(), CollectTools()); }

std::string TextIn(Form form, const manual::Document& document) {
  return form == Form::kMan ? manual::RoffOf(document, base::Version()) : manual::TextOf(document);
}

std::string PageOf(const std::string& name, Form form) {
  for (const manual::Command& command : CollectAll()) {
    if (command.name != name) continue;
    return form == Form::kMarkdown ? manual::OptionTables({&command, 1}, kOptionTablesRenewal)
                                   : TextIn(form, manual::Describe(command));
  }
  throw UnknownCommand(name);
}

// `man` finds the pages of the program in section 1; those of PostgreSQL's tools are in a section
// of their own, so that they can be in one folder with PostgreSQL's.
void WritePages(const std::filesystem::path& folder) {
  WriteOutput(folder / "pgstow.1", manual::RoffOf(Overview(), base::Version()));
  for (const manual::Command& command : CollectCommands()) {
    WriteOutput(folder / (manual::PageName(command.called) + ".1"),
                manual::RoffOf(manual::Describe(command), base::Version()));
  }
  for (const manual::Command& tool : CollectTools()) {
    WriteOutput(folder / (tool.name + ".1pgstow"),
                manual::RoffOf(manual::Describe(tool), base::Version()));
  }
}

}  // namespace

int RunHelp(const Invocation& invocation) {
  Arguments arguments;
  if (!ParseArguments(Table(arguments), invocation)) return kSuccess;
  if (!arguments.folder.empty()) {
    WritePages(arguments.folder);
  } else if (!arguments.command.empty()) {
    WriteStdout(PageOf(NameOf(arguments.command), arguments.form));
  } else if (arguments.form == Form::kMarkdown) {
    WriteStdout(manual::OptionTables(CollectCommands(), kOptionTablesRenewal));
  } else {
    WriteStdout(TextIn(arguments.form, Overview()));
  }
  return kSuccess;
}

int RunWithoutCommand(const Invocation& invocation) {
  const base::OptionTable table = {
      .groups = {{"Options", {base::VersionOption(), base::HelpOption()}}}};
  const base::Request request = base::ParseOptions(table, invocation.called, invocation.arguments);
  WriteStdout(request == base::Request::kVersion ? VersionText(invocation)
                                                 : manual::TextOf(Overview()));
  return kSuccess;
}

}  // namespace pgstow::cli
