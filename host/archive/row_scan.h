// Where rows end in the raw bytes of a part. Pure.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "host/model/entry.h"

namespace pgstow::archive {

// Takes the bytes of one part in pieces of any size and holds none of them. What counts as a row is
// what pgstow_part.rows counts: a row of COPY or of INSERT, a large object. One thread at a time.
class RowScan {
 public:
  // `standard_strings` as model::TocHeader.
  static std::unique_ptr<RowScan> Of(model::DataForm form, bool standard_strings);
  virtual ~RowScan() = default;

  virtual void Take(std::span<const char> bytes) = 0;

  // After the last byte. Throws kCorrupt when it is in the middle of a row.
  virtual void Finish() = 0;

  uint64_t rows() const { return rows_; }                // that have ended
  uint64_t whole_bytes() const { return whole_bytes_; }  // up to where rows were whole last

 protected:
  uint64_t rows_ = 0;
  uint64_t whole_bytes_ = 0;
};

// In bytes that come after a gap: how many of them to pass over so that what follows starts with a
// row. All of them when it can't be told that any row starts in them. `bytes` are whole frames.
size_t BytesBeforeRow(model::DataForm form, std::span<const char> bytes);

}  // namespace pgstow::archive
