#include "restore/rewrite/words.h"

#include <algorithm>

#include "host/sql/scan.h"

namespace pgstow::rewrite {
namespace {

constexpr size_t kExcerpt = 60;  // bytes

// Whether SQL may write the name without quotes, and so in capitals too.
bool IsFolded(std::string_view name) {
  return sql::WordLength(name) == name.size() &&
         std::ranges::none_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool IsTail(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

size_t FindName(std::string_view text, std::string_view name, size_t start) {
  const bool folded = IsFolded(name);
  for (size_t i = start; i + name.size() <= text.size(); ++i) {
    const std::string_view here = text.substr(i, name.size());
    if (!(folded ? sql::EqualsFolded(here, name) : here == name)) continue;
    const bool starts = i == 0 || !sql::IsWordPart(text[i - 1]);
    const size_t end = i + name.size();
    if (starts && (end == text.size() || !sql::IsWordPart(text[end]))) return i;
  }
  return std::string_view::npos;
}

bool HasQualifier(std::string_view text, std::string_view name) {
  for (size_t at = FindName(text, name); at != std::string_view::npos;
       at = FindName(text, name, at + 1)) {
    std::string_view rest = text.substr(at + name.size());
    if (rest.starts_with('"')) rest.remove_prefix(1);
    if (rest.starts_with('.')) return true;
  }
  return false;
}

std::string ExcerptAt(std::string_view text, size_t at) {
  const size_t line = text.find_last_of('\n', at) + 1;  // npos + 1 is the start
  size_t end = std::min(text.find('\n', at), text.size());
  size_t start = std::min(text.find_first_not_of(sql::kSpaces, line), at);
  if (end - start > kExcerpt) {
    start = std::max(start, at - std::min(at, kExcerpt / 2));
    end = std::min(end, start + kExcerpt);
    while (start < at && IsTail(text[start])) ++start;  // whole characters
    while (end < text.size() && IsTail(text[end])) ++end;
  }
  while (end > start && sql::IsSpace(text[end - 1])) --end;
  return std::string(text.substr(start, end - start));
}

}  // namespace pgstow::rewrite
