// Which characters make which tokens: shared by the lexer and what reads the values of tokens.
// Pure. Source: https://www.postgresql.org/docs/18/sql-syntax-lexical.html
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace pgstow::sql {

inline constexpr std::string_view kSpaces = " \t\r\n\v\f";

inline bool IsSpace(char c) { return kSpaces.find(c) != std::string_view::npos; }
inline bool IsDigit(char c) { return c >= '0' && c <= '9'; }
inline bool IsOperator(char c) {
  return std::string_view("+-*/<>=~!@#%^&|`?").find(c) != std::string_view::npos;
}
inline char ToLower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// Of a bare identifier. Letters beyond ASCII count, whatever they are.
inline bool IsWordStart(char c) {
  const char lower = ToLower(c);
  return (lower >= 'a' && lower <= 'z') || c == '_' || (static_cast<unsigned char>(c) & 0x80) != 0;
}
inline bool IsWordPart(char c) { return IsWordStart(c) || IsDigit(c) || c == '$'; }

// Whether `text`, its ASCII letters in lower case, is `lower`.
inline bool EqualsFolded(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
                    [](char left, char right) { return ToLower(left) == right; });
}

// The length of the word that `text` starts with; 0 when it starts with none.
inline size_t WordLength(std::string_view text) {
  if (text.empty() || !IsWordStart(text.front())) return 0;
  return static_cast<size_t>(std::find_if_not(text.begin(), text.end(), IsWordPart) - text.begin());
}

// The length of the "$tag$" that `text`, which starts with '$', starts with; 0 when there is none.
inline size_t DollarTagLength(std::string_view text) {
  const size_t end = text.find('$', 1);
  if (end == std::string_view::npos) return 0;
  const std::string_view tag = text.substr(1, end - 1);
  return tag.empty() || WordLength(tag) == tag.size() ? end + 1 : 0;
}

}  // namespace pgstow::sql
