// What a COPY command says of the rows that follow it.
// Source: https://www.postgresql.org/docs/18/sql-copy.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pgstow::rows {

// The columns of "COPY schema.table (a, "B c") FROM stdin;", in the order of the fields of each
// row. None for "COPY schema.table FROM stdin;", which dumps have for tables without columns, or
// with generated ones alone. Throws kUnsupported when it is no such command.
std::vector<std::string> CopyColumns(std::string_view command);

}  // namespace pgstow::rows
