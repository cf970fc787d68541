// JSON as this format writes it: no blanks, members in a fixed order. Reading accepts that alone,
// since every byte is covered by a checksum anyway.
// Source: https://www.rfc-editor.org/rfc/rfc8259
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace jsonl {

// Appends `text` as a JSON string. Throws PGSTOW_E_UNSUPPORTED for text that is no UTF-8.
void AppendString(std::string& json, std::string_view text);

// Takes one value after another off a text. All functions throw PGSTOW_E_CORRUPT for another text.
class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : rest_(text) {}

  bool TryTake(std::string_view literal);
  void Take(std::string_view literal);
  std::string TakeString();
  template <typename Integer>
  Integer TakeInteger();
  bool at_end() const { return rest_.empty(); }

 private:
  [[noreturn]] void Fail() const;
  char TakeEscape();

  std::string_view rest_;
};

}  // namespace jsonl
