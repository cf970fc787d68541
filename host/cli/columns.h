// Text for the lines of a terminal. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pgstow::cli {

// `text`, cut to at most `columns` columns of a terminal; "..." says that some is missing. What
// would move the cursor or turn the direction of writing (control and format characters), and bytes
// that are no UTF-8, becomes "?". Wide characters count two columns, combining ones none.
// Source: https://www.unicode.org/reports/tr11/
std::string Fitted(std::string_view text, size_t columns);

// As many columns as the text takes.
size_t ColumnsOf(std::string_view text);

}  // namespace pgstow::cli
