#include "host/sql/lexer.h"

#include <algorithm>

#include "host/sql/scan.h"

namespace pgstow::sql {
namespace {

// The place after the quote that closes what a quote opened at `start - 1`; npos when none does.
// A doubled quote closes nothing.
size_t EndOfQuoted(std::string_view text, size_t start, char quote, bool escapes) {
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

// The length of the clause UESCAPE 'c' that `text` starts with, the space before it included; 0
// when there is none.
size_t UescapeLength(std::string_view text) {
  constexpr std::string_view kWord = "uescape";
  size_t i = std::min(text.find_first_not_of(kSpaces), text.size());
  if (!EqualsFolded(text.substr(i, kWord.size()), kWord)) return 0;
  i = std::min(text.find_first_not_of(kSpaces, i + kWord.size()), text.size());
  const std::string_view escape = text.substr(i, 3);
  const bool whole = escape.size() == 3 && escape[0] == '\'' && escape[2] == '\'';
  return whole ? i + escape.size() : 0;
}

// Whether an operator of several characters may end in + or -: if it has one of these.
bool MayEndInSign(std::string_view text) {
  return text.find_first_of("~!@#%^&|`?") != std::string_view::npos;
}

}  // namespace

bool Lexer::Next(Token& token) {
  if (rest_.empty()) return false;
  const char c = rest_.front();
  const char next = rest_.size() > 1 ? rest_[1] : '\0';
  if (IsSpace(c)) {
    token = Take(TokenKind::kSpace, std::min(rest_.find_first_not_of(kSpaces), rest_.size()));
  } else if (c == '-' && next == '-') {
    token = Take(TokenKind::kComment, std::min(rest_.find_first_of("\r\n"), rest_.size()));
  } else if (c == '/' && next == '*') {
    token = TakeBlockComment();
  } else if (c == '\'') {
    token = TakeQuoted(TokenKind::kString, 0, !standard_strings_);
  } else if (c == '"') {
    token = TakeQuoted(TokenKind::kQuotedIdentifier, 0, false);
  } else if (IsWordStart(c)) {
    token = TakeWord();
  } else if (IsDigit(c) || (c == '.' && IsDigit(next))) {
    token = TakeNumber();
  } else if (c == '$') {
    token = TakeDollar();
  } else if (IsOperator(c)) {
    token = TakeOperator();
  } else {
    const std::string_view two = rest_.substr(0, 2);
    const bool pair = two == "::" || two == ":=" || two == "..";
    const bool known = std::string_view("()[],;.:").find(c) != std::string_view::npos;
    token = Take(known ? TokenKind::kPunctuation : TokenKind::kOther, pair ? 2 : 1);
  }
  return true;
}

Token Lexer::Take(TokenKind kind, size_t length) {
  const Token token{kind, rest_.substr(0, length)};
  rest_.remove_prefix(token.text.size());
  return token;
}

// What starts with `prefix` letters before the quote.
Token Lexer::TakeQuoted(TokenKind kind, size_t prefix, bool escapes) {
  const size_t end = EndOfQuoted(rest_, prefix + 1, rest_[prefix], escapes);
  return end == std::string_view::npos ? Take(TokenKind::kOther, rest_.size()) : Take(kind, end);
}

Token Lexer::TakeUnicode(TokenKind kind) {
  constexpr size_t kPrefix = 2;  // U&
  const size_t end = EndOfQuoted(rest_, kPrefix + 1, rest_[kPrefix], false);
  if (end == std::string_view::npos) return Take(TokenKind::kOther, rest_.size());
  return Take(kind, end + UescapeLength(rest_.substr(end)));
}

// A word, or the letter before the quote of a special constant.
Token Lexer::TakeWord() {
  const char letter = ToLower(rest_.front());
  const char next = rest_.size() > 1 ? rest_[1] : '\0';
  if (next == '\'') {
    if (letter == 'e') return TakeQuoted(TokenKind::kString, 1, true);
    if (letter == 'n') return TakeQuoted(TokenKind::kString, 1, !standard_strings_);
    if (letter == 'b' || letter == 'x') return TakeQuoted(TokenKind::kBitString, 1, false);
  }
  if (letter == 'u' && next == '&' && rest_.size() > 2) {
    if (rest_[2] == '\'') return TakeUnicode(TokenKind::kString);
    if (rest_[2] == '"') return TakeUnicode(TokenKind::kQuotedIdentifier);
  }
  return Take(TokenKind::kWord, WordLength(rest_));
}

// A parameter, or a string in dollar quotes.
Token Lexer::TakeDollar() {
  if (rest_.size() > 1 && IsDigit(rest_[1])) {
    const auto end = std::find_if_not(rest_.begin() + 1, rest_.end(), IsDigit);
    return Take(TokenKind::kParameter, static_cast<size_t>(end - rest_.begin()));
  }
  const size_t tag = DollarTagLength(rest_);
  if (tag == 0) return Take(TokenKind::kOther, 1);
  const size_t end = rest_.find(rest_.substr(0, tag), tag);
  return end == std::string_view::npos ? Take(TokenKind::kOther, rest_.size())
                                       : Take(TokenKind::kString, end + tag);
}

// Digits, with all that may stand in a number: 0x1F, 1_000, 1.5e-3. Two dots are a token of their
// own.
Token Lexer::TakeNumber() {
  size_t i = 0;
  while (i < rest_.size()) {
    const char c = rest_[i];
    const bool dot = c == '.' && rest_.substr(i, 2) != "..";
    const bool sign = (c == '+' || c == '-') && i > 0 && ToLower(rest_[i - 1]) == 'e' &&
                      !EqualsFolded(rest_.substr(0, 2), "0x") && i + 1 < rest_.size() &&
                      IsDigit(rest_[i + 1]);
    if (!dot && !sign && !IsWordPart(c)) break;
    ++i;
  }
  return Take(TokenKind::kNumber, i);
}

// As many characters as an operator can have: a comment ends it, and + or - at its end do not
// belong to it unless it holds a character that no standard operator has.
Token Lexer::TakeOperator() {
  const auto end = std::find_if_not(rest_.begin(), rest_.end(), IsOperator);
  std::string_view text = rest_.substr(0, static_cast<size_t>(end - rest_.begin()));
  text = text.substr(0, std::min(text.find("--"), text.find("/*")));
  while (text.size() > 1 && (text.back() == '+' || text.back() == '-') && !MayEndInSign(text)) {
    text.remove_suffix(1);
  }
  return Take(TokenKind::kOperator, text.size());
}

Token Lexer::TakeBlockComment() {
  size_t depth = 0;
  for (size_t i = 0; i + 1 < rest_.size(); ++i) {
    const std::string_view two = rest_.substr(i, 2);
    if (two == "/*") {
      ++depth;
      ++i;
    } else if (two == "*/") {
      ++i;
      if (--depth == 0) return Take(TokenKind::kComment, i + 1);
    }
  }
  return Take(TokenKind::kOther, rest_.size());
}

std::vector<Token> SignificantTokens(std::string_view sql, bool standard_strings) {
  std::vector<Token> tokens;
  Lexer lexer(sql, standard_strings);
  for (Token token; lexer.Next(token);) {
    if (!token.blank()) tokens.push_back(token);
  }
  return tokens;
}

}  // namespace pgstow::sql
