#include "host/archive/piece.h"

#include <utility>

namespace pgstow::archive {

BufferPool::Buffers BufferPool::Take() {
  const std::lock_guard lock(mutex_);
  if (free_.empty()) return {};
  Buffers buffers = std::move(free_.back());
  free_.pop_back();
  return buffers;
}

void BufferPool::Return(Buffers buffers) {
  buffers.raw.clear();
  buffers.stored.clear();
  const std::lock_guard lock(mutex_);
  free_.push_back(std::move(buffers));
}

Piece::~Piece() { pool_.Return(std::move(buffers_)); }

}  // namespace pgstow::archive
