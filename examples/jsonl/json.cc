#include "json.h"

#include <charconv>

#include <pgstow/sdk/error.h>

namespace jsonl {
namespace {

namespace sdk = pgstow::sdk;

constexpr std::string_view kHexDigits = "0123456789abcdef";

// How many bytes the UTF-8 character at the start of `text` has; 0 when there is none. Overlong
// forms and surrogates are none.
// Source: https://www.rfc-editor.org/rfc/rfc3629#section-4
size_t CharacterLength(std::string_view text) {
  const auto byte = [text](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return 1;
  const size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || text.size() < length) return 0;
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
  }
  const unsigned char second = byte(1);
  const bool wrong = (first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) ||
                     (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f);
  return wrong ? 0 : length;
}

}  // namespace

void AppendString(std::string& json, std::string_view text) {
  json += '"';
  while (!text.empty()) {
    const size_t length = CharacterLength(text);
    if (length == 0) {
      sdk::Fail(PGSTOW_E_UNSUPPORTED, "the format \"jsonl\" keeps no text that is not UTF-8");
    }
    const auto first = static_cast<unsigned char>(text.front());
    if (first == '"' || first == '\\') {
      json += {'\\', text.front()};
    } else if (first < 0x20) {
      json += "\\u00";
      json += {kHexDigits[first >> 4], kHexDigits[first & 15]};
    } else {
      json += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  json += '"';
}

bool JsonReader::TryTake(std::string_view literal) {
  if (!rest_.starts_with(literal)) return false;
  rest_.remove_prefix(literal.size());
  return true;
}

void JsonReader::Take(std::string_view literal) {
  if (!TryTake(literal)) Fail();
}

std::string JsonReader::TakeString() {
  std::string text;
  Take("\"");
  for (;;) {
    const size_t plain = rest_.find_first_of("\"\\");
    if (plain == std::string_view::npos) Fail();
    text += rest_.substr(0, plain);
    rest_.remove_prefix(plain);
    if (TryTake("\"")) return text;
    text += TakeEscape();
  }
}

char JsonReader::TakeEscape() {
  if (TryTake("\\\"")) return '"';
  if (TryTake("\\\\")) return '\\';
  Take("\\u00");
  unsigned value = 0;
  const std::string_view digits = rest_.substr(0, 2);
  const auto [end, error] = std::from_chars(digits.begin(), digits.end(), value, 16);
  if (digits.size() != 2 || error != std::errc{} || end != digits.end()) Fail();
  rest_.remove_prefix(2);
  return static_cast<char>(value);
}

template <typename Integer>
Integer JsonReader::TakeInteger() {
  Integer value{};
  const auto [end, error] = std::from_chars(rest_.begin(), rest_.end(), value);
  if (error != std::errc{}) Fail();
  rest_.remove_prefix(static_cast<size_t>(end - rest_.begin()));
  return value;
}
template int32_t JsonReader::TakeInteger();
template uint32_t JsonReader::TakeInteger();
template int64_t JsonReader::TakeInteger();
template uint64_t JsonReader::TakeInteger();

void JsonReader::Fail() const {
  sdk::Fail(PGSTOW_E_CORRUPT, "\"", rest_.substr(0, 20), "\" is not the JSON that is due");
}

}  // namespace jsonl
