// Walks along the tokens of one command. Pure.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "restore/explain/tokens.h"

namespace pgstow::explain {

// A name as a statement writes it.
struct Name {
  std::string schema;
  std::string name;
  std::string last = {};  // a third part: the column of "schema.table.column"
};

// Past the end every question is answered with no, and every name is empty.
class Cursor {
 public:
  explicit Cursor(std::span<const Token> tokens) : tokens_(tokens) {}

  bool done() const { return at_ >= tokens_.size(); }
  size_t place() const { return at_; }
  void Return(size_t place) { at_ = place; }
  const Token& Peek(size_t ahead = 0) const;
  const Token& Next();

  // Passes over these words, or this symbol, when they come next.
  bool Accept(std::string_view words);
  bool AcceptSymbol(std::string_view symbol);

  // Goes to behind the next such word that is not in parentheses; false, and unmoved, when there is
  // none.
  bool Find(std::string_view word);

  // A name of up to three parts with dots between them.
  Name ReadName();
  std::string ReadWord();  // a name of one part

  // A type, as messages write it, up to this word; passes over both.
  std::string ReadTypeUntil(std::string_view word);

  // The tokens between a parenthesis that comes next and the one that closes it; passes over both.
  std::span<const Token> ReadGroup();

  std::span<const Token> rest() const { return tokens_.subspan(std::min(at_, tokens_.size())); }

 private:
  std::span<const Token> tokens_;
  size_t at_ = 0;
};

// The pieces between commas that are not in parentheses; none of nothing.
std::vector<std::span<const Token>> Pieces(std::span<const Token> tokens);

// The tokens as messages write a type: one space between words, none around dots and brackets.
std::string TypeText(std::span<const Token> tokens);

// The commands that a statement is made of, without the semicolons between them. Those in the body
// of a function (BEGIN ATOMIC … END) are part of it, and so are those in parentheses, of a rule.
std::vector<std::span<const Token>> Commands(std::span<const Token> tokens);

}  // namespace pgstow::explain
