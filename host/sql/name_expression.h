// Matches names against the regular expressions that patterns become, without a server. Pure.
#pragma once

#include <regex.h>

#include <string>
#include <string_view>

namespace pgstow::sql {

// A piece that ParsePattern made. It is read as a POSIX extended regular expression, of characters
// and not of bytes; the server's own dialect has more (\d, look-ahead), which names hardly need.
// Source: https://pubs.opengroup.org/onlinepubs/9699919799/basedefs/V1_chap09.html
class NameExpression {
 public:
  // Throws kUsage for what is no regular expression.
  explicit NameExpression(const std::string& expression);
  NameExpression(const NameExpression&) = delete;
  NameExpression& operator=(const NameExpression&) = delete;
  ~NameExpression();

  bool Matches(std::string_view name) const;

 private:
  const bool everything_;
  regex_t compiled_{};
};

}  // namespace pgstow::sql
