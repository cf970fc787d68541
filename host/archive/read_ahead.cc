#include "host/archive/read_ahead.h"

#include <utility>

namespace pgstow::archive {

// The first piece is made here; those after it were under way since the one before was given.
std::span<const char> ReadAhead::Next() {
  pool_.Finish(*this);
  std::swap(given_, next_);
  if (!given_.empty()) pool_.Offer(*this);
  return given_;
}

void ReadAhead::Run() {
  next_.clear();
  while (!over_ && next_.size() < kPiece) {
    const std::span<const char> raw = part_->Next();
    over_ = raw.empty();
    next_.insert(next_.end(), raw.begin(), raw.end());
  }
}

}  // namespace pgstow::archive
