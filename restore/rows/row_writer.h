// How rows are written. Pure: to a RowText.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "restore/rows/copy_fields.h"
#include "restore/rows/row_text.h"

namespace pgstow::rows {

class RowWriter {
 public:
  virtual ~RowWriter() = default;
  // What stands before the rows.
  virtual void Begin(RowText&) {}
  // One row, its line feed included; a field for each column. Throws kUnsupported when a value
  // can't be written in that form, naming the column.
  virtual void Row(std::span<const Field> fields, RowText& out) = 0;
};

// COPY's text format, as the fields are stored.
std::unique_ptr<RowWriter> NewCopyWriter();

// CSV with a header, byte for byte as COPY … (FORMAT csv, HEADER) writes it: a value is quoted when
// it is empty or has a comma, a quote or a line end in it, or when it is \. alone in its line; NULL
// is nothing at all.
// Source: https://www.postgresql.org/docs/18/sql-copy.html, "CSV Format";
// https://www.rfc-editor.org/rfc/rfc4180
std::unique_ptr<RowWriter> NewCsvWriter(std::vector<std::string> columns);

// One JSON object a line: {"a":"1","b":null}. Values are strings as the server wrote them, so that
// no number loses digits and no type its spelling. Throws for names and values that are not UTF-8.
// Source: https://jsonlines.org, https://www.rfc-editor.org/rfc/rfc8259
std::unique_ptr<RowWriter> NewJsonLinesWriter(std::vector<std::string> columns);

}  // namespace pgstow::rows
