// Colours of messages, as PostgreSQL's programs paint them.
// Source: https://www.postgresql.org/docs/18/color.html
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pgstow::base {

// Which parts of a message are painted, and how. A value; one that was not made by FromSettings
// paints nothing.
class Palette {
 public:
  // "error: "; "warning: "; "detail: " and "hint: "; the program's name.
  enum class Part { kError, kWarning, kNote, kLocus };

  // What the variables PG_COLOR and PG_COLORS ask for; nullptr: not set. PG_COLOR is "always", or
  // "auto" to paint on a terminal; anything else paints nothing. PG_COLORS, such as
  // "error=01;31:note=01;36", replaces the usual colours altogether: parts that it does not name
  // are left plain. Values are passed on as they are.
  static Palette FromSettings(const char* color, const char* colors, bool terminal);

  // The text between the control sequences of its part.
  std::string Painted(Part part, std::string_view text) const;

 private:
  static constexpr size_t kParts = 4;
  std::array<std::optional<std::string>, kParts> codes_;  // as in "\x1b[" code "m"
};

}  // namespace pgstow::base
