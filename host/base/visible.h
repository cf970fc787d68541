// Text from strangers, for a terminal. Pure.
#pragma once

#include <string>
#include <string_view>

namespace pgstow::base {

// Whether a terminal does something else with the character than showing it where it stands:
// controls (C0, DEL, C1), marks of direction, separators of lines and paragraphs.
// Source: ECMA-48, https://ecma-international.org/publications-and-standards/standards/ecma-48/;
// https://www.unicode.org/reports/tr9/
bool Steers(char32_t character);

// The text without what would steer a terminal: each byte of it becomes \xNN, newlines and tabs
// included, and so do bytes that are no UTF-8. A backslash is doubled, so that nothing else looks
// like one of these.
std::string Visible(std::string_view text);

// The same of texts of several lines, such as messages: newlines and tabs stay, and a backslash is
// left as it is.
std::string VisibleLines(std::string_view text);

}  // namespace pgstow::base
