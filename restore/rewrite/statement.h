// One statement as the readers of this folder look at it: tokens by number, and what each means.
// Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "host/sql/lexer.h"

namespace pgstow::rewrite {

// What a token is to those who change names.
enum class Meaning : uint8_t {
  kNone,
  kSchema,         // the name of a schema: an identifier, or a string that is one
  kSchemaPerhaps,  // most likely that, but the text alone can't tell it from a column's table
  kColumnPerhaps,  // most likely the table of a column, but it might be a schema
  kRole,
  kTablespace,
  kNames,     // a string that holds names of objects as SQL writes them: 'app.t'::regclass
  kBody,      // a string that is program text
  kComment,   // a string that people read
  kConstant,  // any other string
};

// The tokens of one statement; asking beyond either end gives an empty token.
class Statement {
 public:
  explicit Statement(std::span<const sql::Token> tokens) : tokens_(tokens) {}

  size_t size() const { return tokens_.size(); }
  const sql::Token& operator[](size_t i) const { return i < size() ? tokens_[i] : kNothing; }

  // Counted from `i` backwards: At(i, -1) is the token before.
  const sql::Token& At(size_t i, ptrdiff_t offset) const {
    return (*this)[i + static_cast<size_t>(offset)];
  }

  bool Is(size_t i, std::string_view text) const { return (*this)[i].text == text; }
  bool IsWord(size_t i, std::string_view word) const { return sql::IsWord((*this)[i], word); }
  bool WordBefore(size_t i, std::string_view word) const { return sql::IsWord(At(i, -1), word); }

 private:
  inline static const sql::Token kNothing{};
  std::span<const sql::Token> tokens_;
};

// Cuts tokens at the semicolons between statements; those of BEGIN ATOMIC … END are within one.
// Each piece has its semicolon.
std::vector<std::span<const sql::Token>> SplitStatements(std::span<const sql::Token> tokens);

// Readers: each finds the meaning of some tokens of a statement and leaves the others as they are.
// `meanings` has one for each token.
void ReadStrings(const Statement& statement, std::span<Meaning> meanings);
void ReadNamedWords(const Statement& statement, std::span<Meaning> meanings);

}  // namespace pgstow::rewrite
