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

// Gives the bytes of another reader in larger pieces. Holds two of them: the one that was given,
// and the next one, which a thread of the pool makes meanwhile if one is free. A piece is
// kPiece bytes or what comes after them in the same frame.
class ReadAhead : public PartReader, private base::TaskPool::Task {
 public:
  // `pool` outlives it.
  ReadAhead(base::TaskPool& pool, std::unique_ptr<PartReader> part)
      : pool_(pool), part_(std::move(part)) {}
  ~ReadAhead() override { pool_.Withdraw(*this); }

  std::span<const char> Next() override;

  static constexpr size_t kPiece = size_t{256} << 10;

 private:
  void Run() override;

  base::TaskPool& pool_;
  const std::unique_ptr<PartReader> part_;
  std::vector<char> given_;
  std::vector<char> next_;
  bool over_ = false;  // nothing comes after next_
};

}  // namespace pgstow::archive
