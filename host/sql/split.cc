#include "host/sql/split.h"

#include "host/sql/lexer.h"

namespace pgstow::sql {
namespace {

constexpr std::string_view kSpace = " \t\r\n\v\f";

// How deep a text is in what a semicolon does not end.
class Nesting {
 public:
  bool inside() const { return parentheses_ > 0 || blocks_ > 0; }

  void Take(const Token& token) {
    if (token.text == "(") ++parentheses_;
    if (token.text == ")" && parentheses_ > 0) --parentheses_;
    if (token.kind == TokenKind::kWord) TakeWord(token);
    after_begin_ = IsWord(token, "begin");
  }

 private:
  // In the body a CASE has an END of its own.
  void TakeWord(const Token& word) {
    if (blocks_ == 0) {
      if (after_begin_ && IsWord(word, "atomic")) blocks_ = 1;
    } else if (IsWord(word, "case")) {
      ++blocks_;
    } else if (IsWord(word, "end")) {
      --blocks_;
    }
  }

  int parentheses_ = 0;
  int blocks_ = 0;
  bool after_begin_ = false;  // the word before was BEGIN
};

// Most texts are one statement, and need no scanner to see it.
bool IsOneStatement(std::string_view sql) {
  const size_t semicolon = sql.find(';');
  return semicolon == std::string_view::npos ||
         sql.find_first_not_of(kSpace, semicolon + 1) == std::string_view::npos;
}

}  // namespace

std::vector<std::string_view> SplitStatements(std::string_view sql, bool standard_strings) {
  if (IsOneStatement(sql) && sql.find("--") == std::string_view::npos &&
      sql.find("/*") == std::string_view::npos) {
    const std::string_view text = sql.substr(0, sql.find(';'));
    if (text.find_first_not_of(kSpace) == std::string_view::npos) return {};
    return {text};
  }
  std::vector<std::string_view> statements;
  Lexer lexer(sql, standard_strings);
  Nesting nesting;
  size_t start = 0;
  size_t at = 0;
  bool blank = true;
  const auto end = [&](size_t length) {
    if (!blank) statements.push_back(sql.substr(start, length));
    blank = true;
  };
  for (Token token; lexer.Next(token);) {
    if (token.text == ";" && !nesting.inside()) {
      end(at - start);
      start = at + 1;
      nesting = {};
    } else if (!token.blank()) {
      blank = false;
      nesting.Take(token);
    }
    at += token.text.size();
  }
  end(at - start);
  return statements;
}

std::string FirstWord(std::string_view statement, bool standard_strings) {
  Lexer lexer(statement, standard_strings);
  Token token;
  while (lexer.Next(token)) {
    if (!token.blank()) return token.kind == TokenKind::kWord ? NameOf(token) : "";
  }
  return "";
}

}  // namespace pgstow::sql
