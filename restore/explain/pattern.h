// Patterns of tokens, for commands that older servers do not take. Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "restore/explain/tokens.h"

namespace pgstow::explain {

// Where a pattern matched.
struct PatternMatch {
  size_t place = 0;                // of the token marked with ">", else of the first one matched
  std::string near;                // that token, as it stands in the text
  std::vector<std::string> names;  // what each $ and @ stood for
};

// Finds the first place in `tokens` where the pattern is. Its elements, with spaces between:
//   word, symbol    that word, in lower case, or symbol
//   'text'          that string constant
//   $               a name of one part
//   @               a name of one part or more, with dots
//   (*)             a parenthesis, what is in it, and the one that closes it
//   *               any token
//   ...             any number of tokens, as few as will do
//   !word           a token that is not this word
//   ^               the start of the command (first element alone)
//   |               the end of the command (last element alone)
// The element marked with ">" in front is where the older server's parser stops.
std::optional<PatternMatch> FindPattern(std::string_view pattern, std::span<const Token> tokens);

}  // namespace pgstow::explain
