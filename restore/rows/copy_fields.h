// Rows in the text format of COPY: fields between tabs, rows between line feeds, escapes.
// Source: https://www.postgresql.org/docs/18/sql-copy.html, "Text Format"
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pgstow::rows {

// Cuts pieces of any size into rows. A row that lies whole in a piece is not copied; of others as
// much is kept as came, one row at a time.
class RowSplitter {
 public:
  // Calls `take(row)` for each row that `piece` completes, without its line feed, until that
  // returns false.
  template <typename Take>
  void Add(std::span<const char> piece, Take&& take) {
    std::string_view rest(piece.data(), piece.size());
    for (size_t from = 0, end; (end = rest.find('\n', from)) != rest.npos;) {
      std::string_view row = rest.substr(0, end);
      from = end + 1;
      if (EndsWithin(row)) continue;
      rest.remove_prefix(std::exchange(from, 0));
      if (!kept_.empty()) row = kept_.append(row);
      const bool more = take(row);
      kept_.clear();
      if (!more) return;
    }
    kept_.append(rest);
  }

  // False when bytes came after the last line feed.
  bool whole() const { return kept_.empty(); }

 private:
  // True when what follows `row` belongs to an escape that it ends with.
  bool EndsWithin(std::string_view row) const;

  std::string kept_;
};

// A field as it is stored, valid as long as its row.
using Field = std::string_view;

inline bool IsNull(Field field) { return field == "\\N"; }

// True when `text` ends with a backslash that stands for no other one.
bool EndsWithBackslash(std::string_view text);

// Puts the fields of a row into `fields`. False when they are not as many as there are columns; the
// row of a table without columns is empty.
bool SplitRow(std::string_view row, size_t columns, std::vector<Field>& fields);

// What a backslash and what follows it stand for; takes them from `rest`, which starts with them.
char TakeEscape(std::string_view& rest);

// Calls `take(run)` with the field's value, in runs, none of them empty. Not for NULL. A backslash
// that nothing follows counts for nothing.
template <typename Take>
void Decode(Field field, Take&& take) {
  while (!field.empty()) {
    const size_t run = std::min(field.find('\\'), field.size());
    if (run > 0) {
      take(field.substr(0, run));
      field.remove_prefix(run);
    } else if (field.size() == 1) {
      return;
    } else {
      const char c = TakeEscape(field);
      take(std::string_view(&c, 1));
    }
  }
}

}  // namespace pgstow::rows
