#include "host/base/visible.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include <fmt/format.h>

#include "host/base/utf8.h"

namespace pgstow::base {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

constexpr Range kSteering[] = {{0, 0x1F},        {0x7F, 0x9F},     {0x61C, 0x61C},
                               {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}};

void AppendBytes(std::string& out, std::string_view bytes) {
  for (const char byte : bytes) {
    fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(byte));
  }
}

// Spells what steers but for the characters of `stay`; `doubled` is written twice.
std::string Spelled(std::string_view text, std::string_view stay, std::string_view doubled) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const size_t length = Utf8Length(text);
    const std::string_view character = text.substr(0, length == 0 ? 1 : length);
    const bool stays = length == 1 && stay.find(character) != std::string_view::npos;
    if (!stays && (length == 0 || Steers(Utf8Character(character)))) {
      AppendBytes(out, character);
    } else {
      out += character;
      if (character == doubled) out += character;
    }
    text.remove_prefix(character.size());
  }
  return out;
}

}  // namespace

bool Steers(char32_t character) {
  return std::ranges::any_of(kSteering, [character](const Range& range) {
    return character >= range.first && character <= range.last;
  });
}

std::string Visible(std::string_view text) { return Spelled(text, "", "\\"); }

std::string VisibleLines(std::string_view text) { return Spelled(text, "\n\t", ""); }

}  // namespace pgstow::base
