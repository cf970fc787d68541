// SQL text of which tokens are replaced, and all else is kept byte for byte. Pure.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/sql/lexer.h"

namespace pgstow::rewrite {

class TokenText {
 public:
  // `sql` outlives it.
  TokenText(std::string_view sql, bool standard_strings)
      : sql_(sql), tokens_(sql::SignificantTokens(sql, standard_strings)) {}

  // Without space and comments.
  std::span<const sql::Token> tokens() const { return tokens_; }

  void Replace(size_t token, std::string text) { replacements_[token] = std::move(text); }

  std::string Text() const {
    std::string text;
    text.reserve(sql_.size());
    const char* kept = sql_.data();
    for (const auto& [token, replacement] : replacements_) {
      const std::string_view replaced = tokens_[token].text;
      text.append(kept, replaced.data());
      text += replacement;
      kept = replaced.data() + replaced.size();
    }
    return text.append(kept, sql_.data() + sql_.size());
  }

 private:
  std::string_view sql_;
  std::vector<sql::Token> tokens_;
  std::map<size_t, std::string> replacements_;  // by index in tokens_
};

}  // namespace pgstow::rewrite
