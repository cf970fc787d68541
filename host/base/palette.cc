#include "host/base/palette.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace pgstow::base {
namespace {

// In the order of Palette::Part.
constexpr std::string_view kNames[] = {"error", "warning", "note", "locus"};
constexpr std::string_view kUsualColors = "error=01;31:warning=01;35:note=01;36:locus=01";

}  // namespace

Palette Palette::FromSettings(const char* color, const char* colors, bool terminal) {
  Palette palette;
  const std::string_view wanted = color == nullptr ? "" : color;
  if (wanted != "always" && !(wanted == "auto" && terminal)) return palette;
  std::string_view rest = colors == nullptr ? kUsualColors : colors;
  while (!rest.empty()) {
    const std::string_view item = rest.substr(0, rest.find(':'));
    rest.remove_prefix(std::min(item.size() + 1, rest.size()));
    const size_t equals = item.find('=');
    if (equals == std::string_view::npos) continue;
    for (size_t part = 0; part < std::size(kNames); ++part) {
      if (item.substr(0, equals) == kNames[part]) palette.codes_[part] = item.substr(equals + 1);
    }
  }
  return palette;
}

std::string Palette::Painted(Part part, std::string_view text) const {
  const std::optional<std::string>& code = codes_[static_cast<size_t>(part)];
  return code ? fmt::format("\x1b[{}m{}\x1b[0m", *code, text) : std::string(text);
}

}  // namespace pgstow::base
