// Rows in the text format of COPY become rows in its binary format, which costs a server less to
// take. Pure.
// Source: https://www.postgresql.org/docs/18/sql-copy.html, "Text Format" and "Binary Format"
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "restore/rows/binary_value.h"

namespace pgstow::rows {

// One thread at a time. Holds the binary form of what it was given since Clear, and the start of a
// row that is not whole.
class BinaryCopy {
 public:
  // Of a table's columns by the OIDs of their types; none when there is a type without an encoder.
  static std::optional<BinaryCopy> Of(std::span<const uint32_t> types);

  // Takes the next bytes, in pieces of any size. False when a row has no binary form, or is wider
  // than kWidestRow: from it on nothing is taken, `rest` holds it and what came after it, and
  // only End may follow.
  bool Add(std::span<const char> piece);

  // What was taken and is not in bytes(): the start of a row, or what Add could not take.
  std::string_view rest() const { return rest_; }

  // Adds what tells that no more rows come.
  void End();

  // The rows since Clear; the first of all have the format's header before them.
  std::span<const char> bytes() const { return {bytes_.data(), filled_}; }
  void Clear() { filled_ = 0; }

  // Rows wider than this are few, and cost the same in either format.
  static constexpr size_t kWidestRow = size_t{1} << 20;

 private:
  explicit BinaryCopy(std::vector<BinaryEncoder> columns);

  void MakeRoom(size_t bytes);
  bool AddRow(std::string_view row);
  char* PutField(std::string_view field, BinaryEncoder encode, bool escaped, char* out);

  std::vector<BinaryEncoder> columns_;
  std::string rest_;
  std::string unescaped_;  // a field
  std::vector<char> bytes_;
  size_t filled_ = 0;
};

}  // namespace pgstow::rows
