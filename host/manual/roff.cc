// A page for `man`, in the macros of man(7).
#include <algorithm>
#include <cctype>
#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "host/base/utf8.h"
#include "host/manual/document.h"

namespace pgstow::manual {
namespace {

// Titles that manuals have for what --help calls otherwise.
struct Title {
  std::string_view ours;
  std::string_view manual;
};
constexpr Title kTitles[] = {{"Usage", "SYNOPSIS"}, {"Exit codes", "EXIT STATUS"}};

std::string UpperCase(std::string_view text) {
  std::string upper(text);
  std::ranges::transform(upper, upper.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return upper;
}

std::string ManualTitle(std::string_view title) {
  for (const Title& row : kTitles) {
    if (row.ours == title) return std::string(row.manual);
  }
  return UpperCase(title);
}

// Signs that roff would take for its own, or print as others that look alike: a reader copies
// options and commands from the page.
std::string_view Escape(char c) {
  switch (c) {
    case '\\':
      return "\\e";
    case '-':
      return "\\-";
    case '\'':
      return "\\(aq";
    case '`':
      return "\\(ga";
    case '^':
      return "\\(ha";
    case '~':
      return "\\(ti";
    case '"':
      return "\\(dq";
    default:
      return {};
  }
}

std::string Escaped(std::string_view text) {
  std::string escaped;
  while (!text.empty()) {
    const size_t length = std::max<size_t>(base::Utf8Length(text), 1);
    if (length > 1) {
      escaped += fmt::format("\\[u{:04X}]",
                             static_cast<uint32_t>(base::Utf8Character(text.substr(0, length))));
    } else if (const std::string_view escape = Escape(text.front()); !escape.empty()) {
      escaped += escape;
    } else {
      escaped += text.front();
    }
    text.remove_prefix(length);
  }
  // At the start of a line a full stop begins a request; a quote is escaped anyway.
  return escaped.starts_with('.') ? "\\&" + escaped : escaped;
}

// A term: the names of options are bold, and what stands for a value is in italics.
std::string StyledTerm(std::string_view term) {
  std::string styled;
  while (term.starts_with('-')) {
    const std::string_view name = term.substr(0, term.find_first_of(",=["));
    styled += fmt::format("\\fB{}\\fR", Escaped(name));
    term.remove_prefix(name.size());
    if (!term.starts_with(", ")) {
      const bool sign = term.starts_with('=');
      if (sign) term.remove_prefix(1);
      return styled + (sign ? "=" : "") +
             (term.empty() ? "" : fmt::format("\\fI{}\\fR", Escaped(term)));
    }
    styled += ", ";
    term.remove_prefix(2);
  }
  return styled + fmt::format("\\fB{}\\fR", Escaped(term));
}

void Append(std::string& roff, const Block& block) {
  switch (block.kind) {
    case Block::Kind::kText:
      roff += fmt::format(".PP\n{}\n", Escaped(block.text));
      break;
    case Block::Kind::kTerm:
      roff += fmt::format(".TP\n{}\n{}\n", StyledTerm(block.term), Escaped(block.text));
      break;
    case Block::Kind::kCommand:
      roff += fmt::format(".PP\n.RS 4\n.nf\n{}\n.fi\n.RE\n", Escaped(block.text));
      break;
  }
}

// The first paragraph of a section follows its title at once.
std::string WithoutFirstParagraph(const std::string& roff) {
  constexpr std::string_view kParagraph = ".PP\n";
  return roff.starts_with(kParagraph) ? roff.substr(kParagraph.size()) : roff;
}

}  // namespace

std::string RoffOf(const Document& document, std::string_view version) {
  const std::string name = PageName(document.name);
  std::string roff =
      fmt::format(".TH {} 1 \"\" \"pgstow {}\" \"pgstow\"\n.SH NAME\n{} \\- {}\n", UpperCase(name),
                  version, Escaped(name), Escaped(document.summary));
  bool in_options = false;
  for (const Section& section : document.sections) {
    if (section.options && !in_options) roff += ".SH OPTIONS\n";
    in_options = section.options;
    if (!section.options) {
      roff += fmt::format(".SH {}\n", Escaped(ManualTitle(section.title)));
    } else if (section.title != "Options") {
      roff += fmt::format(".SS {}\n", Escaped(section.title));
    }
    std::string blocks;
    for (const Block& block : section.blocks) Append(blocks, block);
    roff += WithoutFirstParagraph(blocks);
  }
  return roff;
}

}  // namespace pgstow::manual
