// What tokens stand for: the names of identifiers, the values of strings.

#include <cstdint>
#include <optional>

#include "host/sql/lexer.h"
#include "host/sql/scan.h"

namespace pgstow::sql {
namespace {

void AppendUtf8(std::string& out, uint32_t code) {
  const auto tail = [&out, code](int shift) {
    out += static_cast<char>(0x80 | ((code >> shift) & 0x3F));
  };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    tail(6);
    tail(0);
  } else if (code < 0x110000) {
    out += static_cast<char>(0xF0 | (code >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

int DigitOf(char c) {
  if (IsDigit(c)) return c - '0';
  const char lower = ToLower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// Takes `least` to `most` digits from the front of `text`; nothing when there are fewer.
std::optional<uint32_t> TakeDigits(std::string_view& text, int base, size_t least, size_t most) {
  uint32_t number = 0;
  size_t count = 0;
  while (count < most && count < text.size()) {
    const int digit = DigitOf(text[count]);
    if (digit < 0 || digit >= base) break;
    number = number * static_cast<uint32_t>(base) + static_cast<uint32_t>(digit);
    ++count;
  }
  if (count < least) return {};
  text.remove_prefix(count);
  return number;
}

// What stands between the quotes, doubled ones written once.
std::string Undoubled(std::string_view inner, char quote) {
  std::string out;
  out.reserve(inner.size());
  for (size_t i = 0; i < inner.size(); ++i) {
    if (inner[i] == quote && i + 1 < inner.size() && inner[i + 1] == quote) ++i;
    out += inner[i];
  }
  return out;
}

// The character after a backslash, and what follows it of a number.
void AppendEscaped(std::string& out, std::string_view& text) {
  const char c = text.front();
  const std::string_view whole = text;
  text.remove_prefix(1);
  std::optional<uint32_t> code;
  switch (c) {
    case 'b':
      out += '\b';
      return;
    case 'f':
      out += '\f';
      return;
    case 'n':
      out += '\n';
      return;
    case 'r':
      out += '\r';
      return;
    case 't':
      out += '\t';
      return;
    case 'x':
      code = TakeDigits(text, 16, 1, 2);
      if (code) out += static_cast<char>(*code);
      break;
    case 'u':
      code = TakeDigits(text, 16, 4, 4);
      if (code) AppendUtf8(out, *code);
      break;
    case 'U':
      code = TakeDigits(text, 16, 8, 8);
      if (code) AppendUtf8(out, *code);
      break;
    default:
      text = whole;
      code = TakeDigits(text, 8, 1, 3);
      if (code) out += static_cast<char>(*code);
      break;
  }
  if (code) return;
  text = whole.substr(1);
  out += c;
}

std::string Unescaped(std::string_view inner) {
  std::string out;
  out.reserve(inner.size());
  while (!inner.empty()) {
    const char c = inner.front();
    inner.remove_prefix(1);
    if (c == '\\' && !inner.empty()) {
      AppendEscaped(out, inner);
      continue;
    }
    out += c;
    if (c == '\'' && inner.starts_with('\'')) inner.remove_prefix(1);
  }
  return out;
}

// U&"…" and U&'…': \0041 and \+000041 are characters by their number, also across pieces.
std::string UnicodeValue(std::string_view text, char quote) {
  constexpr size_t kPrefix = 3;  // U&"
  std::string inner;
  size_t end = 0;
  for (size_t start = kPrefix; start != std::string_view::npos;) {
    end = EndOfQuoted(text, start, quote, false);
    inner += Undoubled(text.substr(start, end - 1 - start), quote);
    start = quote == '"' ? std::string_view::npos : NextPiece(text, end);
  }
  const char escape = end < text.size() ? text[text.size() - 2] : '\\';  // UESCAPE 'c'
  std::string out;
  std::string_view rest = inner;
  while (!rest.empty()) {
    const char c = rest.front();
    rest.remove_prefix(1);
    if (c != escape) {
      out += c;
    } else if (rest.starts_with(escape)) {
      out += escape;
      rest.remove_prefix(1);
    } else {
      const bool long_form = rest.starts_with('+');
      if (long_form) rest.remove_prefix(1);
      const size_t digits = long_form ? 6 : 4;
      if (const auto code = TakeDigits(rest, 16, digits, digits)) AppendUtf8(out, *code);
    }
  }
  return out;
}

}  // namespace

std::string NameOf(const Token& token) {
  if (token.kind == TokenKind::kQuotedIdentifier) {
    if (token.text.front() != '"') return UnicodeValue(token.text, '"');
    return Undoubled(token.text.substr(1, token.text.size() - 2), '"');
  }
  if (token.kind != TokenKind::kWord) return {};
  std::string name(token.text);
  for (char& c : name) c = ToLower(c);
  return name;
}

bool IsWord(const Token& token, std::string_view word) {
  return token.kind == TokenKind::kWord && EqualsFolded(token.text, word);
}

std::string StringValue(const Token& token, bool standard_strings) {
  if (token.kind != TokenKind::kString) return {};
  const std::string_view text = token.text;
  const char first = ToLower(text.front());
  if (first == '$') {
    const size_t tag = DollarTagLength(text);
    return std::string(text.substr(tag, text.size() - 2 * tag));
  }
  if (first == 'u') return UnicodeValue(text, '\'');
  const bool escapes = first == 'e' || !standard_strings;
  std::string value;
  for (size_t start = first == '\'' ? 1 : 2; start != std::string_view::npos;) {
    const size_t end = EndOfQuoted(text, start, '\'', escapes);
    const std::string_view inner = text.substr(start, end - 1 - start);
    value += escapes ? Unescaped(inner) : Undoubled(inner, '\'');
    start = NextPiece(text, end);
  }
  return value;
}

}  // namespace pgstow::sql
