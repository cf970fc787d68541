#include "host/sql/name_expression.h"

#include <re2/re2.h>

#include "host/base/error.h"
#include "host/base/utf8.h"
#include "host/sql/pattern.h"

namespace pgstow::sql {
namespace {

bool IsUtf8(std::string_view text) {
  while (!text.empty()) {
    const size_t length = base::Utf8Length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::unique_ptr<const RE2> Compiled(const std::string& expression, RE2::Options::Encoding units) {
  RE2::Options options;
  options.set_encoding(units);
  options.set_dot_nl(true);
  options.set_never_capture(true);
  options.set_log_errors(false);
  auto compiled = std::make_unique<const RE2>(expression, options);
  if (!compiled->ok()) {
    base::Throw(base::ErrorCode::kUsage, "invalid regular expression \"{}\": {}", expression,
                compiled->error());
  }
  return compiled;
}

}  // namespace

NameExpression::NameExpression(const std::string& expression) {
  if (MatchesEverything(expression)) return;
  if (IsUtf8(expression)) characters_ = Compiled(expression, RE2::Options::EncodingUTF8);
  bytes_ = Compiled(expression, RE2::Options::EncodingLatin1);
}

NameExpression::~NameExpression() = default;

bool NameExpression::Matches(std::string_view name) const {
  if (bytes_ == nullptr) return true;
  const bool of_characters = characters_ != nullptr && IsUtf8(name);
  return RE2::PartialMatch(re2::StringPiece(name.data(), name.size()),
                           of_characters ? *characters_ : *bytes_);
}

}  // namespace pgstow::sql
