// Names as words of a text that is not read as SQL. Pure.
#pragma once

#include <string>
#include <string_view>

namespace pgstow::rewrite {

// Where the text has the name as a word of its own, from `start`; npos when it has not. A name that
// SQL may have in any case of letters is found in any.
size_t FindName(std::string_view text, std::string_view name, size_t start = 0);

// Whether the text has it with a dot after it, as the schema of something.
bool HasQualifier(std::string_view text, std::string_view name);

// The line of the text that has position `at`, without the space around it, cut to a readable
// length around that position.
std::string ExcerptAt(std::string_view text, size_t at);

}  // namespace pgstow::rewrite
