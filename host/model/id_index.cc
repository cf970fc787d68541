#include "host/model/id_index.h"

#include <algorithm>

namespace pgstow::model {

// Entries are large: they are gone through once, and their ids are then at hand.
IdIndex::IdIndex(std::span<const Entry> entries) {
  constexpr size_t kIdsAnEntry = 4;  // a table that is emptier takes more than a list
  constexpr size_t kSmall = 1024;
  std::vector<DumpId> ids;
  ids.reserve(entries.size());
  for (const Entry& entry : entries) ids.push_back(entry.id);
  if (ids.empty()) return;
  const auto [least, most] = std::ranges::minmax(ids);
  const auto count = static_cast<uint32_t>(ids.size());
  if (least >= 0 && static_cast<size_t>(most) <= kIdsAnEntry * count + kSmall) {
    dense_.assign(static_cast<size_t>(most) + 1, kFree);
    for (uint32_t i = 0; i < count; ++i) {
      uint32_t& place = dense_[static_cast<size_t>(ids[i])];
      distinct_ = distinct_ && place == kFree;
      if (place == kFree) place = i;
    }
    return;
  }
  sparse_.reserve(count);
  for (uint32_t i = 0; i < count; ++i) sparse_.emplace_back(ids[i], i);
  std::ranges::sort(sparse_);
  using Row = std::pair<DumpId, uint32_t>;
  distinct_ = std::ranges::adjacent_find(sparse_, {}, &Row::first) == sparse_.end();
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
