#include <cstddef>
#include <utility>

#include "host/base/error.h"
#include "restore/rows/row_writer.h"
#include "restore/rows/utf8.h"

namespace pgstow::rows {
namespace {

bool NeedsEscape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

// The letter that JSON has for a character after a backslash; 0: none.
char Letter(char c) {
  switch (c) {
    case '"':
    case '\\':
      return c;
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return 0;
  }
}

template <typename Take>
void Escape(char c, Take&& take) {
  if (const char letter = Letter(c)) {
    const char text[] = {'\\', letter};
    return take(std::string_view(text, sizeof(text)));
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  const char text[] = {'\\', 'u', '0', '0', kDigits[byte >> 4], kDigits[byte & 0xf]};
  take(std::string_view(text, sizeof(text)));
}

// Calls `take(run)` with the text as it stands between the quotes of a JSON string.
template <typename Take>
void EscapeAll(std::string_view text, Take&& take) {
  while (!text.empty()) {
    size_t plain = 0;
    while (plain < text.size() && !NeedsEscape(text[plain])) ++plain;
    if (plain > 0) take(text.substr(0, plain));
    text.remove_prefix(plain);
    if (text.empty()) return;
    Escape(text.front(), take);
    text.remove_prefix(1);
  }
}

// What stands before the value of a column: {"name": or ,"name":
std::string KeyOf(const std::string& column, bool first) {
  std::string key = first ? "{\"" : ",\"";
  EscapeAll(column, [&key](std::string_view run) { key += run; });
  return key + "\":";
}

class JsonLinesWriter : public RowWriter {
 public:
  explicit JsonLinesWriter(std::vector<std::string> columns) : columns_(std::move(columns)) {
    keys_.reserve(columns_.size());
    for (const std::string& column : columns_) keys_.push_back(KeyOf(column, keys_.empty()));
  }

  void Begin(RowText&) override {
    for (const std::string& column : columns_) {
      Utf8Check check;
      if (!check.Add(column) || !check.whole()) {
        base::Throw(base::ErrorCode::kUnsupported, "the name of column \"{}\" is not valid UTF-8",
                    column);
      }
    }
  }

  void Row(std::span<const Field> fields, RowText& out) override {
    if (fields.empty()) out.Append('{');
    for (size_t i = 0; i < fields.size(); ++i) {
      out.Append(keys_[i]);
      if (IsNull(fields[i])) {
        out.Append("null");
      } else {
        AppendValue(fields[i], columns_[i], out);
      }
    }
    out.Append("}\n");
  }

 private:
  static void AppendValue(Field field, const std::string& column, RowText& out) {
    out.Append('"');
    Utf8Check check;
    bool good = true;
    Decode(field, [&](std::string_view run) {
      good = good && check.Add(run);
      if (good) EscapeAll(run, [&out](std::string_view text) { out.Append(text); });
    });
    if (!good || !check.whole()) {
      base::Throw(base::ErrorCode::kUnsupported, "the value of column \"{}\" is not valid UTF-8",
                  column);
    }
    out.Append('"');
  }

  std::vector<std::string> columns_;
  std::vector<std::string> keys_;
};

}  // namespace

std::unique_ptr<RowWriter> NewJsonLinesWriter(std::vector<std::string> columns) {
  return std::make_unique<JsonLinesWriter>(std::move(columns));
}

}  // namespace pgstow::rows
