// Rows as they are stored become rows in another form, or some of their columns, or the first few.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "restore/rows/copy_fields.h"
#include "restore/rows/row_text.h"
#include "restore/rows/row_writer.h"

namespace pgstow::rows {

enum class Form { kCopy, kCsv, kJsonLines };

struct ConversionOptions {
  Form form = Form::kCopy;
  std::vector<std::string> columns;  // those that are wanted, in that order; none: all
  uint64_t limit = UINT64_MAX;       // rows
};

// Throws kUnsupported when rows in that encoding can't be taken apart (a byte of a character may
// look like a backslash), or can't be written in that form.
void CheckEncoding(std::string_view encoding, Form form);

// Takes the data of one table, part by part or mixed, in pieces of any size. Pure: to a RowText.
class RowConverter {
 public:
  // `table` is for messages; `columns` are those of the rows. Throws kNotFound for a column that
  // the table does not have. `out` outlives the converter.
  RowConverter(std::string table, const std::vector<std::string>& columns,
               const ConversionOptions& options, RowText& out);

  // What stands before the rows. Throws kUnsupported for names that can't be written in that form.
  void Begin();

  // False when the limit is reached. Throws kCorrupt when a row does not have the table's columns,
  // kUnsupported when it can't be written in that form; the message has the row's number.
  bool Add(uint32_t part, std::span<const char> piece);

  // After the last piece. Throws kCorrupt when a part ends within a row.
  void End() const;

 private:
  bool done() const { return rows_ >= limit_; }
  void Convert(std::string_view row);
  std::string RowName() const;

  std::string table_;
  size_t column_count_;
  std::vector<size_t> chosen_;
  uint64_t limit_;
  std::unique_ptr<RowWriter> writer_;
  RowText& out_;
  std::unordered_map<uint32_t, RowSplitter> splitters_;  // by part
  std::vector<Field> fields_;
  std::vector<Field> chosen_fields_;
  uint64_t rows_ = 0;  // that came
};

}  // namespace pgstow::rows
