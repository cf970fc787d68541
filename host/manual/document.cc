#include "host/manual/document.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "host/base/option_text.h"
#include "host/manual/consequences.h"

namespace pgstow::manual {
namespace {

// The text may begin and end with a line end.
void AddParagraphs(std::vector<Block>& blocks, std::string_view text) {
  if (text.starts_with('\n')) text.remove_prefix(1);
  if (text.ends_with('\n')) text.remove_suffix(1);
  while (!text.empty()) {
    const size_t end = std::min(text.find("\n\n"), text.size());
    std::string paragraph(text.substr(0, end));
    std::ranges::replace(paragraph, '\n', ' ');
    blocks.push_back({Block::Kind::kText, std::move(paragraph)});
    text.remove_prefix(std::min(end + 2, text.size()));
  }
}

void AddTerms(std::vector<Section>& sections, const char* title, const std::vector<Term>& terms) {
  if (terms.empty()) return;
  Section section{title, {}};
  for (const Term& term : terms) {
    section.blocks.push_back({Block::Kind::kTerm, term.text, term.name});
  }
  sections.push_back(std::move(section));
}

void AddOptions(std::vector<Section>& sections, const base::OptionTable& table) {
  for (const base::OptionGroup& group : table.groups) {
    Section section{group.title, {}, true};
    for (const base::Option& option : group.options) {
      if (option.help == nullptr) continue;
      section.blocks.push_back(
          {Block::Kind::kTerm, base::OptionText(option, group), base::OptionTerm(option)});
    }
    sections.push_back(std::move(section));
  }
}

void AddExamples(std::vector<Section>& sections, const std::vector<Example>& examples) {
  if (examples.empty()) return;
  Section section{"Examples", {}};
  for (const Example& example : examples) {
    section.blocks.push_back({Block::Kind::kText, std::string(example.about) + ":"});
    section.blocks.push_back({Block::Kind::kCommand, example.command});
  }
  sections.push_back(std::move(section));
}

void AddSeeAlso(std::vector<Section>& sections, const std::vector<const char*>& names) {
  if (names.empty()) return;
  std::string text;
  for (const char* name : names) {
    text += fmt::format("{}{}(1)", text.empty() ? "" : ", ", PageName(name));
  }
  sections.push_back({"See also", {{Block::Kind::kText, std::move(text)}}});
}

std::vector<Term> ExitCodes(const Page& page) {
  if (!page.exit_codes.empty()) return page.exit_codes;
  return {{"0", "done"}, {"1", "failed; the message on standard error says why"}};
}

std::vector<Term> Summaries(std::span<const Command> commands) {
  std::vector<Term> terms;
  for (const Command& command : commands) terms.push_back({command.name, command.summary});
  return terms;
}

std::vector<Term> Joined(std::vector<Term> first, const std::vector<Term>& more) {
  first.insert(first.end(), more.begin(), more.end());
  return first;
}

}  // namespace

std::string PageName(std::string_view called) {
  std::string name(called);
  std::ranges::replace(name, ' ', '-');
  return name;
}

Document Describe(const Command& command) {
  const Page& page = command.page;
  Document document{command.called, command.table.summary, {}};
  std::vector<Section>& sections = document.sections;
  sections.push_back(
      {"Usage", {{Block::Kind::kCommand, command.called + " " + base::UsageOf(command.table)}}});
  Section description{"Description", {}};
  AddParagraphs(description.blocks, page.description);
  sections.push_back(std::move(description));
  AddTerms(sections, "Arguments", page.operands);
  AddOptions(sections, command.table);
  AddExamples(sections, page.examples);
  AddTerms(sections, "Exit codes", ExitCodes(page));
  AddTerms(sections, "Environment", Joined(page.environment, VariablesOf(command.table)));
  AddTerms(sections, "Files", Joined(page.files, FilesOf(command.table)));
  AddSeeAlso(sections, page.see_also);
  return document;
}

Document DescribeProgram(std::span<const Command> commands, std::span<const Command> tools) {
  Document document{
      "pgstow", "stows PostgreSQL databases into archives and unpacks what is needed of them", {}};
  std::vector<Section>& sections = document.sections;
  sections.push_back(
      {"Usage", {{Block::Kind::kCommand, "pgstow COMMAND [OPTION]... [ARGUMENT]..."}}});
  AddTerms(sections, "Commands", Summaries(commands));
  sections.push_back(
      {"Options",
       {{Block::Kind::kTerm, "output version information, then exit", "-V, --version"},
        {Block::Kind::kTerm, "show this help, then exit", "-?, --help"}},
       true});
  AddTerms(sections, "The names of PostgreSQL's own tools, by which it takes their place",
           Summaries(tools));
  sections.push_back(
      {"Help",
       {{Block::Kind::kText,
         "\"pgstow help COMMAND\" tells all of a command: what it does, its options, "
         "examples, exit codes. \"pgstow COMMAND --help\" lists its options."}}});
  return document;
}

}  // namespace pgstow::manual
