#include "host/archive/data_end.h"

#include <algorithm>

#include "host/base/error.h"

namespace pgstow::archive {

// Of held bytes and piece together the last ones are held back; what comes before them is told.
DataEndRemover::Told DataEndRemover::Add(std::span<const char> piece) {
  const size_t all = held_.size() + piece.size();
  const size_t telling = all - std::min(all, end_.size());
  const size_t of_held = std::min(telling, held_.size());
  released_.assign(held_, 0, of_held);
  held_.erase(0, of_held);
  const Told told{released_, piece.first(telling - of_held)};
  const auto rest = piece.subspan(told.second.size());
  held_.append(rest.begin(), rest.end());
  if (telling > 0) before_held_ = told.second.empty() ? told.first.back() : told.second.back();
  return told;
}

void DataEndRemover::CheckEnd() const {
  if (held_ != end_ || before_held_ != '\n') {
    base::Throw(base::ErrorCode::kTruncated, "it ends without the lines that end all data");
  }
}

}  // namespace pgstow::archive
