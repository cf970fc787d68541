#include "host/base/wrap.h"

#include <algorithm>

namespace pgstow::base {
namespace {

size_t Columns(std::string_view text) {
  return static_cast<size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) >> 6) != 2; }));
}

}  // namespace

void AppendWrapped(std::string& text, std::string_view words, size_t column) {
  const size_t room = kTextWidth - std::min(column, kTextWidth);
  size_t filled = 0;
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    words.remove_prefix(std::min(word.size() + 1, words.size()));
    const size_t width = Columns(word);
    if (filled != 0 && filled + 1 + width > room) {
      text.append("\n").append(column, ' ');
      filled = 0;
    }
    if (filled != 0) text += ' ';
    text += word;
    filled += width + (filled != 0 ? 1 : 0);
  }
  text += '\n';
}

void AppendRow(std::string& text, std::string_view left, std::string_view right, size_t column) {
  text += left;
  const size_t width = Columns(left);
  if (width >= column) text += '\n';
  text.append(width >= column ? column : column - width, ' ');
  AppendWrapped(text, right, column);
}

}  // namespace pgstow::base
