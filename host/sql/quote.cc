#include "host/sql/quote.h"

#include <algorithm>

#include "host/base/utf8.h"
#include "host/sql/characters.h"
#include "host/sql/keywords.h"
#include "host/sql/literal_for.h"

namespace pgstow::sql {
namespace {

QuoteOptions& Options() {
  static QuoteOptions options;
  return options;
}

bool IsAscii(std::string_view text) {
  return std::ranges::none_of(text,
                              [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

// What stands for bytes that are no character.
std::string_view Refused() { return SqlCharacterLength() == base::Utf8Length ? "\xc0 " : "\x8d "; }

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsBareLetter(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

bool MayStandBare(std::string_view name) {
  if (name.empty() || !IsBareLetter(name.front())) return false;
  if (!std::all_of(name.begin(), name.end(),
                   [](char c) { return IsBareLetter(c) || IsDigit(c); })) {
    return false;
  }
  const Keyword* keyword = FindKeyword(name);
  return keyword == nullptr || keyword->category == KeywordCategory::kUnreserved;
}

// Appends `text` with each `special` character written twice.
void AppendDoubling(std::string& out, std::string_view text, std::string_view special) {
  const CharacterLength character_length = SqlCharacterLength();
  if (character_length == nullptr || IsAscii(text)) {
    for (const char c : text) {
      if (special.find(c) != std::string_view::npos) out += c;
      out += c;
    }
    return;
  }
  while (!text.empty()) {
    const size_t length = character_length(text);
    if (length == 0) {
      out += Refused();
    } else {
      if (length == 1 && special.find(text.front()) != std::string_view::npos) out += text.front();
      out += text.substr(0, length);
    }
    text.remove_prefix(std::max<size_t>(length, 1));
  }
}

}  // namespace

void SetQuoteOptions(const QuoteOptions& options) { Options() = options; }

const QuoteOptions& quote_options() { return Options(); }

std::string Identifier(std::string_view name) {
  if (!Options().quote_all_identifiers && MayStandBare(name)) return std::string(name);
  std::string out;
  out.reserve(name.size() + 2);
  out += '"';
  AppendDoubling(out, name, "\"");
  out += '"';
  return out;
}

std::string Qualified(std::string_view schema, std::string_view name) {
  if (schema.empty()) return Identifier(name);
  return Identifier(schema) + "." + Identifier(name);
}

std::string Literal(std::string_view value) {
  return LiteralFor(value, Options().standard_strings);
}

std::string LiteralFor(std::string_view value, bool standard_strings) {
  std::string out;
  out.reserve(value.size() + 2);
  const bool escape = !standard_strings && value.find('\\') != std::string_view::npos;
  out += escape ? "E'" : "'";
  AppendDoubling(out, value, escape ? "'\\" : "'");
  out += '\'';
  return out;
}

std::string DollarQuoted(std::string_view value, std::string_view prefix) {
  if (Options().disable_dollar_quoting) return Literal(value);
  // The opening without its last '$' must not occur in the value: a value that ends in it would
  // otherwise close early. Letters are added until it is free, as pg_dump adds them.
  static constexpr std::string_view kLetters = "_XXXXXXX";
  std::string tag = "$" + std::string(prefix);
  for (size_t i = 0; value.find(tag) != std::string_view::npos; ++i) {
    tag += kLetters[i % kLetters.size()];
  }
  tag += '$';
  std::string out;
  out.reserve(value.size() + 2 * tag.size());
  out += tag;
  AppendDoubling(out, value, "");
  out += tag;
  return out;
}

std::string CommentSafe(std::string_view name, bool hyphen) {
  if (name.empty()) return hyphen ? "-" : "";
  std::string out(name);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return out;
}

}  // namespace pgstow::sql
