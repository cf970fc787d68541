// Rows that outlive the call which brought them: taken on one thread, read on another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "host/pg/result.h"

namespace pgstow::pg {

// Rows of one query, packed one after another. One thread at a time.
class RowBlock {
 public:
  // Copies the row. Those after the first must be of the same query: throws kServer when the server
  // sent them with another number of columns, and for a row whose texts are 2 GB or more together.
  void Append(const Row& row);

  // Makes room for rows of so many bytes together.
  void Reserve(size_t bytes) { bytes_.reserve(bytes); }
  // Gives back the room that no row took.
  void Fit();

  size_t size() const { return begins_.size(); }
  size_t bytes() const { return bytes_.size(); }
  // Valid as long as nothing is appended.
  Row operator[](size_t row) const { return {shape_.get(), bytes_.data() + begins_[row]}; }

 private:
  std::shared_ptr<const pg_result> shape_;  // the columns' names and types, no rows
  int columns_ = 0;
  std::vector<char> bytes_;
  std::vector<size_t> begins_;
};

}  // namespace pgstow::pg
