// SQL text as the tokens that PostgreSQL's scanner sees. Pure; one pass, no memory beyond a token.
// Source: https://www.postgresql.org/docs/18/sql-syntax-lexical.html
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pgstow::sql {

enum class TokenKind : uint8_t {
  kSpace,
  kComment,           // -- … without the newline, and /* … */, nested
  kWord,              // a bare identifier or key word
  kQuotedIdentifier,  // "…" and U&"…"
  kString,     // '…', E'…', N'…', U&'…' and $tag$…$tag$, with what goes on on other lines
  kBitString,  // B'…' and X'…'
  kNumber,
  kParameter,    // $1
  kOperator,     // made of + - * / < > = ~ ! @ # % ^ & | ` ?
  kPunctuation,  // ( ) [ ] , ; . : and :: := ..
  kOther         // what no SQL has, and what is not closed before the text ends
};

struct Token {
  TokenKind kind = TokenKind::kOther;
  std::string_view text = {};  // a piece of the source

  bool identifier() const {
    return kind == TokenKind::kWord || kind == TokenKind::kQuotedIdentifier;
  }
  // Whether it carries no meaning: space and comments.
  bool blank() const { return kind == TokenKind::kSpace || kind == TokenKind::kComment; }
};

// Takes text apart. Any text will do: the tokens, one after the other, are the text again. A
// U&-token includes the UESCAPE clause that follows it, and is kOther where that does not say its
// character plainly ('c').
class Lexer {
 public:
  // `standard_strings`: whether a backslash in '…' stands for itself.
  Lexer(std::string_view sql, bool standard_strings)
      : rest_(sql), standard_strings_(standard_strings) {}

  // Takes the next token; false at the end.
  bool Next(Token& token);

 private:
  Token Take(TokenKind kind, size_t length);
  Token TakeQuoted(TokenKind kind, size_t prefix, bool escapes);
  size_t EndOf(TokenKind kind, size_t prefix, bool escapes) const;
  Token TakeUnicode(TokenKind kind);
  size_t UescapeLength(std::string_view text) const;
  void PassBlank();
  Token TakeWord();
  Token TakeDollar();
  Token TakeNumber();
  Token TakeOperator();
  Token TakeBlockComment();

  std::string_view rest_;
  const bool standard_strings_;
};

// All tokens of a text but the blank ones.
std::vector<Token> SignificantTokens(std::string_view sql, bool standard_strings);

// The name that an identifier stands for: a bare one in lower case (of ASCII letters alone), a
// quoted one without its quotes. Empty for other tokens.
std::string NameOf(const Token& token);

// Whether the token is this key word, given in lower case: bare, in any case of letters.
bool IsWord(const Token& token, std::string_view word);

// The value of a string token; `standard_strings` as for the lexer. Escapes that name a character
// by its number are taken as UTF-8. Empty for other tokens.
std::string StringValue(const Token& token, bool standard_strings);

}  // namespace pgstow::sql
