// A page for a terminal.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "host/base/wrap.h"
#include "host/manual/document.h"

namespace pgstow::manual {
namespace {

constexpr size_t kIndent = 2;
constexpr size_t kCommandIndent = 4;

// Where what the terms of a section mean begins.
size_t ColumnOf(const Section& section) {
  size_t widest = 0;
  for (const Block& block : section.blocks) widest = std::max(widest, block.term.size());
  return std::min(kIndent + widest + 2, base::kWidestLeft);
}

// A command line is not wrapped: it is there to be copied.
void Append(std::string& text, const Block& block, size_t column, bool after_text) {
  switch (block.kind) {
    case Block::Kind::kText:
      text.append(kIndent, ' ');
      base::AppendWrapped(text, block.text, kIndent);
      break;
    case Block::Kind::kTerm:
      base::AppendRow(text, std::string(kIndent, ' ') + block.term, block.text, column);
      break;
    case Block::Kind::kCommand:
      text.append(after_text ? kCommandIndent : kIndent, ' ').append(block.text).append("\n");
      break;
  }
}

}  // namespace

std::string TextOf(const Document& document) {
  std::string text;
  base::AppendWrapped(text, fmt::format("{} {}.", document.name, document.summary), 0);
  for (const Section& section : document.sections) {
    text += fmt::format("\n{}:\n", section.title);
    const Block* before = nullptr;
    for (const Block& block : section.blocks) {
      // Paragraphs stand apart, but for what a command line belongs to.
      if (before != nullptr && block.kind == Block::Kind::kText) text += '\n';
      Append(text, block, ColumnOf(section), before != nullptr);
      before = &block;
    }
  }
  return text;
}

}  // namespace pgstow::manual
