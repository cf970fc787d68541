// Matches names against the regular expressions that patterns become, without a server. Pure.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace pgstow::sql {

// A piece that ParsePattern made, read as RE2 reads it, in time that grows with the name alone and
// in little memory. The server's own dialect has more: back-references and look-ahead, which take
// either without bound, and some escapes. It is of characters where the name is UTF-8, else of
// bytes. Source: https://github.com/google/re2/wiki/Syntax
class NameExpression {
 public:
  // Throws kUsage for what is no regular expression, or one that takes more than some MiB.
  explicit NameExpression(const std::string& expression);
  NameExpression(const NameExpression&) = delete;
  NameExpression& operator=(const NameExpression&) = delete;
  ~NameExpression();

  // By any number of threads at once.
  bool Matches(std::string_view name) const;

 private:
  std::unique_ptr<const re2::RE2> characters_;  // null where the expression itself is no UTF-8
  std::unique_ptr<const re2::RE2> bytes_;       // null where everything matches
};

}  // namespace pgstow::sql
