// JSON. Pure.
// Source: https://www.rfc-editor.org/rfc/rfc8259
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pgstow::base {

// `text` as a JSON string, its quotes included. Bytes that are no UTF-8 become U+FFFD, one each.
std::string JsonString(std::string_view text);

// The members of one object, in the order they are added. Names are ASCII and need no escapes.
class JsonObject {
 public:
  void Raw(std::string_view name, std::string_view json);  // any value, as JSON already
  void Text(std::string_view name, std::string_view value) { Raw(name, JsonString(value)); }
  void Number(std::string_view name, uint64_t value) { Raw(name, std::to_string(value)); }
  void Flag(std::string_view name, bool value) { Raw(name, value ? "true" : "false"); }

  // On one line.
  std::string str() const { return "{" + members_ + "}"; }

 private:
  std::string members_;
};

}  // namespace pgstow::base
