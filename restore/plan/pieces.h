// Takes a statement apart from its front: key words, names, what is in parentheses. Pure.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "host/sql/lexer.h"

namespace pgstow::plan {

// What is taken is a piece of the text, as it is spelled there. Space and comments do not count.
// The text outlives it.
class Pieces {
 public:
  explicit Pieces(std::string_view text, bool standard_strings = true)
      : text_(text), tokens_(sql::SignificantTokens(text, standard_strings)) {}

  // All of these key words, in lower case with one space between them; or nothing.
  bool Take(std::string_view words);
  bool TakeMark(char mark);

  // A name; empty when none is next.
  std::string_view TakeName();
  // The same with a schema and more before it, or without.
  std::string_view TakeQualifiedName();

  // What is in parentheses, with them; empty when they are not next or not closed.
  std::string_view TakeParentheses();

  // What comes before the semicolon that ends the statement, or all that is left.
  std::string_view TakeStatement();

  bool at_end() const { return next_ == tokens_.size(); }

  // All that is left.
  std::string_view rest() const;

 private:
  bool IsMark(char mark) const;
  std::string_view From(size_t first) const;  // token, to the one taken last

  const std::string_view text_;
  const std::vector<sql::Token> tokens_;
  size_t next_ = 0;
};

// "(name, name)" and nothing else.
bool IsNameList(std::string_view parentheses);

}  // namespace pgstow::plan
