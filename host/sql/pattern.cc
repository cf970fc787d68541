#include "host/sql/pattern.h"

#include <cctype>
#include <cstring>

#include "host/base/error.h"

namespace pgstow::sql {
namespace {

// Inside double quotes every character stands for itself.
void AppendLiteralCharacter(std::string& out, char c) {
  if (std::strchr("|*+?()[]{}.^$\\", c) != nullptr) out += '\\';
  out += c;
}

// Outside quotes, * and ? are wildcards, $ is an ordinary character of names, [] stands for itself
// (types of arrays are called so), upper case folds, and the remaining characters keep their
// meaning as a regular expression.
void AppendPatternCharacter(std::string& out, char c, char next) {
  switch (c) {
    case '*':
      out += ".*";
      return;
    case '?':
      out += '.';
      return;
    case '$':
      out += "\\$";
      return;
    case '[':
      out += next == ']' ? "\\[" : "[";
      return;
    default:
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
}

}  // namespace

std::vector<std::string> ParsePattern(std::string_view pattern, size_t max_pieces,
                                      std::string_view what) {
  std::vector<std::string> pieces(1, "^(");
  bool quoted = false;
  for (size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '"') {
      const bool doubled = quoted && i + 1 < pattern.size() && pattern[i + 1] == '"';
      if (doubled) {
        pieces.back() += '"';
        ++i;
      } else {
        quoted = !quoted;
      }
    } else if (quoted) {
      AppendLiteralCharacter(pieces.back(), c);
    } else if (c == '.') {
      pieces.back() += ")$";
      pieces.emplace_back("^(");
    } else {
      AppendPatternCharacter(pieces.back(), c, i + 1 < pattern.size() ? pattern[i + 1] : '\0');
    }
  }
  pieces.back() += ")$";
  if (pieces.size() > max_pieces) {
    base::Throw(base::ErrorCode::kUsage, "improper {} (too many dotted names): {}", what, pattern);
  }
  return pieces;
}

bool MatchesEverything(std::string_view expression) { return expression == "^(.*)$"; }

}  // namespace pgstow::sql
