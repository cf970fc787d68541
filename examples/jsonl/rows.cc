#include "rows.h"

#include <algorithm>
#include <charconv>

#include <pgstow/sdk/error.h>

#include "json.h"

namespace jsonl {
namespace {

namespace sdk = pgstow::sdk;

// The characters that COPY escapes, and the letters that stand for them.
constexpr std::string_view kPlain = "\b\f\n\r\t\v\\";
constexpr std::string_view kLetters = "bfnrtv\\";

std::string Unescaped(std::string_view field) {
  std::string text;
  for (;;) {
    const size_t escape = field.find('\\');
    text += field.substr(0, escape);
    if (escape == std::string_view::npos) return text;
    const size_t letter =
        escape + 1 < field.size() ? kLetters.find(field[escape + 1]) : std::string_view::npos;
    if (letter == std::string_view::npos) {
      sdk::Fail(PGSTOW_E_UNSUPPORTED, "the escape \"", field.substr(escape, 2),
                "\" is none that a server writes");
    }
    text += kPlain[letter];
    field.remove_prefix(escape + 2);
  }
}

void AppendEscaped(std::string& row, std::string_view text) {
  for (const char c : text) {
    const size_t letter = kPlain.find(c);
    if (letter == std::string_view::npos) {
      row += c;
    } else {
      row += {'\\', kLetters[letter]};
    }
  }
}

void TakeEnd(const JsonReader& reader) {
  if (!reader.at_end()) sdk::Fail(PGSTOW_E_CORRUPT, "a line of JSON goes on behind its value");
}

}  // namespace

void AppendRow(std::string& json, std::string_view row) {
  for (char separator = '[';; separator = ',') {
    const size_t tab = row.find('\t');
    const std::string_view field = row.substr(0, tab);
    json += separator;
    if (field == "\\N") {
      json += "null";
    } else {
      AppendString(json, Unescaped(field));
    }
    if (tab == std::string_view::npos) break;
    row.remove_prefix(tab + 1);
  }
  json += "]\n";
}

void AppendText(std::string& json, std::string_view line) {
  AppendString(json, line);
  json += '\n';
}

void AppendObject(std::string& json, uint32_t object, std::string_view bytes) {
  json += sdk::Concat("{\"object\":", object, ",\"bytes\":\"");
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    json += {"0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]};
  }
  json += "\"}\n";
}

std::string RowOf(std::string_view line) {
  std::string row;
  JsonReader reader(line);
  reader.Take("[");
  for (;;) {
    if (reader.TryTake("null")) {
      row += "\\N";
    } else {
      AppendEscaped(row, reader.TakeString());
    }
    if (reader.TryTake("]")) break;
    reader.Take(",");
    row += '\t';
  }
  TakeEnd(reader);
  return row += '\n';
}

std::string TextOf(std::string_view line) {
  JsonReader reader(line);
  std::string text = reader.TakeString();
  TakeEnd(reader);
  return text += '\n';
}

std::string ObjectOf(std::string_view line, uint32_t& object) {
  JsonReader reader(line);
  reader.Take("{\"object\":");
  object = reader.TakeInteger<uint32_t>();
  reader.Take(",\"bytes\":");
  const std::string digits = reader.TakeString();
  reader.Take("}");
  TakeEnd(reader);
  std::string bytes;
  bytes.reserve(digits.size() / 2);
  for (size_t i = 0; i < digits.size(); i += 2) {
    unsigned value = 0;
    const char* const end = digits.data() + std::min(i + 2, digits.size());
    const auto parsed = std::from_chars(digits.data() + i, end, value, 16);
    if (end - digits.data() != static_cast<ptrdiff_t>(i + 2) || parsed.ptr != end) {
      sdk::Fail(PGSTOW_E_CORRUPT, "the bytes of large object ", object, " are not hexadecimal");
    }
    bytes += static_cast<char>(value);
  }
  return bytes;
}

}  // namespace jsonl
