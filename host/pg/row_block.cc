#include "host/pg/row_block.h"

#include <cstring>
#include <limits>

#include "host/base/error.h"
#include "host/pg/packed_row.h"

namespace pgstow::pg {

void RowBlock::Append(const Row& row) {
  if (!shape_) {
    shape_ = row.CopyShape();
    columns_ = row.size();
  }
  if (row.size() != columns_) {
    base::Throw(base::ErrorCode::kServer,
                "the server sent rows of {} and of {} columns for one "
                "query",
                columns_, row.size());
  }
  const auto columns = static_cast<size_t>(row.size());
  size_t length = 0;
  for (int column = 0; column < row.size(); ++column) length += row.text(column).size();
  if (length >= static_cast<size_t>(std::numeric_limits<internal::PackedEnd>::max())) {
    base::Throw(base::ErrorCode::kServer, "the server sent a row of {} bytes", length);
  }
  const size_t begin = bytes_.size();
  begins_.push_back(begin);
  bytes_.resize(begin + columns * sizeof(internal::PackedEnd) + length);
  char* const ends = bytes_.data() + begin;
  char* const texts = ends + columns * sizeof(internal::PackedEnd);
  internal::PackedEnd end = 0;
  for (int column = 0; column < row.size(); ++column) {
    const std::string_view text = row.text(column);
    if (!text.empty()) std::memcpy(texts + end, text.data(), text.size());
    end += static_cast<internal::PackedEnd>(text.size());
    const internal::PackedEnd told = row.null(column) ? ~end : end;
    std::memcpy(ends + static_cast<size_t>(column) * sizeof(told), &told, sizeof(told));
  }
}

void RowBlock::Fit() {
  bytes_.shrink_to_fit();
  begins_.shrink_to_fit();
}

}  // namespace pgstow::pg
