// Where the statements of an SQL text end. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pgstow::sql {

// The statements of a text, without the semicolons, in order; those that hold nothing but space and
// comments are left out. A semicolon ends a statement unless it stands between parentheses (the
// actions of a rule) or in the body of a function, BEGIN ATOMIC … END. The pieces are views of the
// text. `standard_strings` as for the lexer.
// Source: https://www.postgresql.org/docs/18/sql-createfunction.html (sql_body)
std::vector<std::string_view> SplitStatements(std::string_view sql, bool standard_strings);

// The key word that a statement begins with, in lower case; empty: it begins with something else.
std::string FirstWord(std::string_view statement, bool standard_strings);

}  // namespace pgstow::sql
