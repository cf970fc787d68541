// How a RowBlock keeps a row: for each column where its text ends, then the texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace pgstow::pg::internal {

// Where a column ends, counted from the first text; of a NULL its complement, so that it tells
// both.
using PackedEnd = int32_t;

inline PackedEnd RawEnd(const char* row, int column) {
  PackedEnd end = 0;
  std::memcpy(&end, row + static_cast<size_t>(column) * sizeof(PackedEnd), sizeof(end));
  return end;
}

inline size_t PackedEndOf(const char* row, int column) {
  const PackedEnd end = RawEnd(row, column);
  return static_cast<size_t>(end < 0 ? ~end : end);
}

inline bool PackedIsNull(const char* row, int column) { return RawEnd(row, column) < 0; }

inline std::string_view PackedText(const char* row, int columns, int column) {
  const char* const texts = row + static_cast<size_t>(columns) * sizeof(PackedEnd);
  const size_t begin = column == 0 ? 0 : PackedEndOf(row, column - 1);
  return {texts + begin, PackedEndOf(row, column) - begin};
}

}  // namespace pgstow::pg::internal
