#include "host/sql/lexer.h"

#include <algorithm>

#include "host/sql/scan.h"

namespace pgstow::sql {
namespace {

// Whether an operator of several characters may end in + or -: if it has one of these.
bool MayEndInSign(std::string_view text) {
  return text.find_first_of("~!@#%^&|`?") != std::string_view::npos;
}

// Whether these digits, letters and dots are one number to every server. Older ones take "1e" for
// a number and a word, newer ones refuse it.
bool IsNumber(std::string_view text) {
  const std::string_view base = text.substr(0, 2);
  if (EqualsFolded(base, "0x") || EqualsFolded(base, "0o") || EqualsFolded(base, "0b")) {
    return text.size() > base.size() && std::ranges::all_of(text.substr(base.size()), [](char c) {
             return IsDigit(c) || c == '_' || (ToLower(c) >= 'a' && ToLower(c) <= 'f');
           });
  }
  const size_t exponent = std::min(text.find_first_of("eE"), text.size());
  const auto digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789_.") == std::string_view::npos;
  };
  if (exponent == text.size()) return digits(text);
  std::string_view power = text.substr(exponent + 1);
  if (power.starts_with('+') || power.starts_with('-')) power.remove_prefix(1);
  return digits(text.substr(0, exponent)) && digits(power);
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

// What starts with `prefix` letters before the quote. A string constant may have several pieces,
// all read as the first one is.
Token Lexer::TakeQuoted(TokenKind kind, size_t prefix, bool escapes) {
  const size_t end = EndOf(kind, prefix, escapes);
  return end == std::string_view::npos ? Take(TokenKind::kOther, rest_.size()) : Take(kind, end);
}

size_t Lexer::EndOf(TokenKind kind, size_t prefix, bool escapes) const {
  size_t end = 0;
  for (size_t start = prefix + 1; start != std::string_view::npos;) {
    end = EndOfQuoted(rest_, start, rest_[prefix], escapes);
    if (end == std::string_view::npos || kind == TokenKind::kQuotedIdentifier) break;
    start = NextPiece(rest_, end);
  }
  return end;
}

Token Lexer::TakeUnicode(TokenKind kind) {
  constexpr size_t kPrefix = 2;  // U&
  const size_t end = EndOf(kind, kPrefix, false);
  if (end == std::string_view::npos) return Take(TokenKind::kOther, rest_.size());
  const size_t uescape = UescapeLength(rest_.substr(end));
  return uescape == std::string_view::npos ? Take(TokenKind::kOther, end)
                                           : Take(kind, end + uescape);
}

// The length of the clause UESCAPE 'c' that `text` starts with, space and comments before it
// included; 0 when there is none, npos when the character is written in another way.
size_t Lexer::UescapeLength(std::string_view text) const {
  constexpr std::string_view kWord = "uescape";
  Lexer lexer(text, standard_strings_);
  lexer.PassBlank();
  if (!EqualsFolded(lexer.rest_.substr(0, WordLength(lexer.rest_)), kWord)) return 0;
  lexer.rest_.remove_prefix(kWord.size());
  lexer.PassBlank();
  Token token;
  const bool plain = lexer.rest_.starts_with('\'') && lexer.Next(token) &&
                     token.kind == TokenKind::kString && token.text.size() == 3;
  return plain ? text.size() - lexer.rest_.size() : std::string_view::npos;
}

// Space and comments.
void Lexer::PassBlank() {
  Token token;
  while (!rest_.empty() &&
         (IsSpace(rest_.front()) || rest_.starts_with("--") || rest_.starts_with("/*"))) {
    Next(token);
  }
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
// own, and a dollar behind digits starts another.
Token Lexer::TakeNumber() {
  size_t i = 0;
  bool letters = false;
  while (i < rest_.size()) {
    const char c = rest_[i];
    const bool dot = c == '.' && rest_.substr(i, 2) != "..";
    const bool sign = (c == '+' || c == '-') && i > 0 && ToLower(rest_[i - 1]) == 'e' &&
                      !EqualsFolded(rest_.substr(0, 2), "0x") && i + 1 < rest_.size() &&
                      IsDigit(rest_[i + 1]);
    if (!dot && !sign && (!IsWordPart(c) || (c == '$' && !letters))) break;
    letters = letters || IsWordStart(c);
    ++i;
  }
  return Take(IsNumber(rest_.substr(0, i)) ? TokenKind::kNumber : TokenKind::kOther, i);
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
