// Values of rows as INSERT commands hold them. Pure.
// Source: https://www.postgresql.org/docs/18/sql-syntax-lexical.html#SQL-SYNTAX-CONSTANTS
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pgstow::sql {

// Appends a value as the server sent it, in its text form: numbers as they are where the scanner
// takes them so, booleans as words, bit strings as B'…', everything else as a string literal.
// `type`: OID of its type.
void AppendInsertValue(std::string& sql, uint32_t type, std::string_view text);

}  // namespace pgstow::sql
