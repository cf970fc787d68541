// Rows of data as lines of JSON, and back.
//
//   rows of COPY      ["1","one",null]                 an array of the columns, null for NULL
//   SQL commands      "INSERT INTO t VALUES (1);"      a string for each line
//   large objects     {"object":16433,"bytes":"00ff"}  a piece of one object, hexadecimal
// Source: https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS-TEXT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace jsonl {

// Appends one row of COPY's text form, without its line end, as a line of JSON. Throws
// PGSTOW_E_UNSUPPORTED for escapes that servers do not write.
void AppendRow(std::string& json, std::string_view row);
void AppendText(std::string& json, std::string_view line);
void AppendObject(std::string& json, uint32_t object, std::string_view bytes);

// What a line of JSON, without its line end, was made of: with the line end of a row or command.
std::string RowOf(std::string_view line);
std::string TextOf(std::string_view line);
std::string ObjectOf(std::string_view line, uint32_t& object);

}  // namespace jsonl
