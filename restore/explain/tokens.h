// SQL as predictions read it: words, names, constants and symbols, with what they stand for. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pgstow::explain {

struct Token {
  enum class Kind : uint8_t { kWord, kQuoted, kString, kOther };
  Kind kind = Kind::kOther;
  std::string_view raw;  // as it stands in the text
  std::string text;      // a word in lower case, a name or string without its quotes, else as raw

  bool is_name() const { return kind == Kind::kWord || kind == Kind::kQuoted; }
  bool is_string() const { return kind == Kind::kString; }
  bool is_symbol(std::string_view symbol) const { return kind == Kind::kOther && raw == symbol; }
  bool is_word(std::string_view word) const { return kind == Kind::kWord && text == word; }
};

// The tokens of `sql`, which outlives them, without space and comments. `standard_strings`: a
// backslash in '…' stands for itself.
std::vector<Token> Tokens(std::string_view sql, bool standard_strings = true);

}  // namespace pgstow::explain
