// A page before it is written in one form or another: sections of paragraphs, terms and examples.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "host/manual/page.h"

namespace pgstow::manual {

struct Block {
  enum class Kind {
    kText,     // a paragraph
    kTerm,     // `term`, and what it is
    kCommand,  // a command line
  };
  Kind kind;
  std::string text;
  std::string term = {};
};

struct Section {
  std::string title;  // "Usage"
  std::vector<Block> blocks;
  bool options = false;  // one of the groups of options, which stand together
};

struct Document {
  std::string name;     // "pgstow dump"
  std::string summary;  // a predicate
  std::vector<Section> sections;
};

// The page of one command.
Document Describe(const Command& command);

// The page of the program: what it is, its commands, its names.
Document DescribeProgram(std::span<const Command> commands, std::span<const Command> tools);

// The forms that a page is written in.
std::string TextOf(const Document& document);  // for a terminal of 80 columns
// For `man`. `version`: of the program. Source: man(7),
// https://man7.org/linux/man-pages/man7/man.7.html
std::string RoffOf(const Document& document, std::string_view version);

// The option tables of all commands as one document in Markdown. `renewed_by`: the command that
// writes it again.
std::string OptionTables(std::span<const Command> commands, std::string_view renewed_by);

}  // namespace pgstow::manual
