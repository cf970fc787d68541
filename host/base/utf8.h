// UTF-8. Pure.
#pragma once

#include <cstddef>
#include <string_view>

namespace pgstow::base {

// Length of the well-formed UTF-8 sequence of one character that `text`, which is not empty, starts
// with; 0 when there is none.
// Source: https://www.unicode.org/versions/Unicode15.0.0/ch03.pdf, table 3-7
size_t Utf8Length(std::string_view text);

// The character of one such sequence.
char32_t Utf8Character(std::string_view sequence);

}  // namespace pgstow::base
