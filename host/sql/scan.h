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

// The place after the quote that closes what a quote opened at `start - 1`; npos when none does.
// A doubled quote closes nothing.
inline size_t EndOfQuoted(std::string_view text, size_t start, char quote, bool escapes) {
  for (size_t i = start; i < text.size(); ++i) {
    if (escapes && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (i + 1 == text.size() || text[i + 1] != quote) return i + 1;
      ++i;
    }
  }
  return std::string_view::npos;
}

// The place after the quote that goes on with a string constant of which a piece ended before
// `end`: space with an end of line in it is between the two, and comments to the end of a line.
// npos when the constant ends there.
inline size_t NextPiece(std::string_view text, size_t end) {
  bool newline = false;
  for (size_t i = end; i < text.size(); ++i) {
    if (text[i] == '\'') return newline ? i + 1 : std::string_view::npos;
    if (text.substr(i, 2) == "--") {
      i = std::min(text.find_first_of("\r\n", i), text.size() - 1);
    } else if (!IsSpace(text[i])) {
      break;
    }
    newline = newline || text[i] == '\n' || text[i] == '\r';
  }
  return std::string_view::npos;
}

}  // namespace pgstow::sql
