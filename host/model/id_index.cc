#include "host/model/id_index.h"

#include <algorithm>

namespace pgstow::model {

IdIndex::IdIndex(std::span<const Entry> entries) {
  constexpr size_t kIdsAnEntry = 4;  // a table that is emptier takes more than a list
  constexpr size_t kSmall = 1024;
  DumpId last = 0;
  bool positive = true;
  for (const Entry& entry : entries) {
    last = std::max(last, entry.id);
    positive = positive && entry.id >= 0;
  }
  const auto count = static_cast<uint32_t>(entries.size());
  if (positive && static_cast<size_t>(last) <= kIdsAnEntry * count + kSmall) {
    dense_.assign(static_cast<size_t>(last) + 1, kFree);
    for (uint32_t i = 0; i < count; ++i) {
      uint32_t& place = dense_[static_cast<size_t>(entries[i].id)];
      if (place == kFree) place = i;
    }
    return;
  }
  sparse_.reserve(count);
  for (uint32_t i = 0; i < count; ++i) sparse_.emplace_back(entries[i].id, i);
  std::ranges::sort(sparse_);
}

size_t IdIndex::Find(DumpId id) const {
  if (!dense_.empty()) {
    const auto at = static_cast<size_t>(id);
    return id < 0 || at >= dense_.size() || dense_[at] == kFree ? kNone : dense_[at];
  }
  const auto found = std::ranges::lower_bound(sparse_, id, {}, &std::pair<DumpId, uint32_t>::first);
  return found == sparse_.end() || found->first != id ? kNone : found->second;
}

}  // namespace pgstow::model
