// Text in lines that fit a terminal. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pgstow::base {

// Columns that help and pages keep to.
inline constexpr size_t kTextWidth = 80;
// The left one of two columns is this wide at most, with its blanks on either side.
inline constexpr size_t kWidestLeft = 31;

// Appends `words` to `text`, whose last line is filled up to `column` already, in lines of
// kTextWidth columns at most that go on at `column`, with a final newline. A word that is wider
// than the room gets a line of its own. Bytes are UTF-8; each character counts as one column.
void AppendWrapped(std::string& text, std::string_view words, size_t column);

// A row of two columns, as --help has them: `left`, then `right` from `column` on, on the next line
// when `left` leaves no blank before it.
void AppendRow(std::string& text, std::string_view left, std::string_view right, size_t column);

}  // namespace pgstow::base
