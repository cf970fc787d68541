// Reads a part ahead of who wants it, so that reading, checking and undoing filters overlap with
// what is done with the bytes.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "host/archive/reader.h"
#include "host/base/task_pool.h"

namespace pgstow::archive {

// A reader whose pieces may outlast the next call.
class LastingPartReader : public PartReader {
 public:
  // Whether what Next gave last stays valid until it gives another piece that lasts, and then the
  // next one.
  virtual bool lasts() const = 0;
};

// Gives the bytes of another reader: pieces that last as they are, others gathered into larger
// ones, of kPiece bytes or what comes after them in the same frame. There are two at a time: the
// one that was given, and the next one, which a thread of the pool makes meanwhile if one is free.
class ReadAhead : public PartReader, private base::TaskPool::Task {
 public:
  // `pool` outlives it.
  ReadAhead(base::TaskPool& pool, std::unique_ptr<LastingPartReader> part)
      : pool_(pool), part_(std::move(part)) {}
  ~ReadAhead() override { pool_.Withdraw(*this); }

  std::span<const char> Next() override;

  static constexpr size_t kPiece = size_t{256} << 10;

 private:
  struct Piece {
    std::vector<char> gathered;
    std::span<const char> bytes;  // of them, or of the other reader
  };

  void Run() override;

  base::TaskPool& pool_;
  const std::unique_ptr<LastingPartReader> part_;
  Piece given_;
  Piece next_;
  bool over_ = false;  // nothing comes after next_
};

}  // namespace pgstow::archive
