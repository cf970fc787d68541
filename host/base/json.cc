#include "host/base/json.h"

#include <cstddef>
#include <cstdint>

#include <fmt/format.h>

#include "host/base/utf8.h"
#include "host/base/visible.h"

namespace pgstow::base {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

void AppendEscape(std::string& json, char32_t character) {
  json += fmt::format("\\u{:04x}", static_cast<unsigned>(character));
}

void AppendAscii(std::string& json, char c) {
  switch (c) {
    case '"':
      json += "\\\"";
      break;
    case '\\':
      json += "\\\\";
      break;
    case '\n':
      json += "\\n";
      break;
    case '\t':
      json += "\\t";
      break;
    default:
      if (Steers(static_cast<uint8_t>(c))) {
        AppendEscape(json, static_cast<uint8_t>(c));
      } else {
        json += c;
      }
  }
}

}  // namespace

std::string JsonString(std::string_view text) {
  std::string json = "\"";
  while (!text.empty()) {
    const size_t length = Utf8Length(text);
    if (length == 0) {
      json += kReplacement;
    } else if (length == 1) {
      AppendAscii(json, text[0]);
    } else {
      const char32_t character = Utf8Character(text.substr(0, length));
      if (Steers(character)) {
        AppendEscape(json, character);
      } else {
        json += text.substr(0, length);
      }
    }
    text.remove_prefix(length == 0 ? 1 : length);
  }
  json += '"';
  return json;
}

void JsonObject::Raw(std::string_view name, std::string_view json) {
  if (!members_.empty()) members_ += ", ";
  members_.append("\"").append(name).append("\": ").append(json);
}

}  // namespace pgstow::base
