#include "host/sql/name_expression.h"

#include <locale.h>

#include <array>

#include "host/base/error.h"
#include "host/sql/pattern.h"

namespace pgstow::sql {
namespace {

// While it lives, this thread's text is UTF-8.
class Utf8Characters {
 public:
  Utf8Characters() : before_(uselocale(Utf8())) {}
  Utf8Characters(const Utf8Characters&) = delete;
  Utf8Characters& operator=(const Utf8Characters&) = delete;
  ~Utf8Characters() { uselocale(before_); }

 private:
  // Where the C library lacks it, a character is a byte.
  static locale_t Utf8() {
    static const locale_t utf8 = [] {
      const locale_t made = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
      return made == nullptr ? LC_GLOBAL_LOCALE : made;
    }();
    return utf8;
  }

  const locale_t before_;
};

}  // namespace

NameExpression::NameExpression(const std::string& expression)
    : everything_(MatchesEverything(expression)) {
  const Utf8Characters utf8;
  const int failed = regcomp(&compiled_, expression.c_str(), REG_EXTENDED | REG_NOSUB);
  if (failed == 0) return;
  std::array<char, 256> why{};
  regerror(failed, &compiled_, why.data(), why.size());
  base::Throw(base::ErrorCode::kUsage, "invalid regular expression \"{}\": {}", expression,
              why.data());
}

NameExpression::~NameExpression() { regfree(&compiled_); }

bool NameExpression::Matches(std::string_view name) const {
  if (everything_) return true;
  const Utf8Characters utf8;
  return regexec(&compiled_, std::string(name).c_str(), 0, nullptr, 0) == 0;
}

}  // namespace pgstow::sql
