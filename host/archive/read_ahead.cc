#include "host/archive/read_ahead.h"

#include <utility>

namespace pgstow::archive {

// The first piece is made here; those after it were under way since the one before was given.
std::span<const char> ReadAhead::Next() {
  pool_.Finish(*this);
  std::swap(given_, next_);
  if (!given_.bytes.empty()) pool_.Offer(*this);
  return given_.bytes;
}

// Ends with a piece that lasts: another one would take the place of what is given.
void ReadAhead::Run() {
  std::vector<char>& gathered = next_.gathered;
  gathered.clear();
  next_.bytes = {};
  while (!over_ && gathered.size() < kPiece) {
    const std::span<const char> raw = part_->Next();
    over_ = raw.empty();
    const bool lasts = !over_ && part_->lasts();
    if (lasts && gathered.empty()) {
      next_.bytes = raw;
      return;
    }
    gathered.insert(gathered.end(), raw.begin(), raw.end());
    if (lasts) break;
  }
  next_.bytes = gathered;
}

}  // namespace pgstow::archive
