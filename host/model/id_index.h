// Finds entries by their dump ids.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "host/model/entry.h"

namespace pgstow::model {

// The places of entries in a list, by dump id. Dump ids count up from 1 in most archives, so that a
// table of them all is the cheapest index; where they are sparse it is a sorted list. Of entries
// that share an id the first one is found. Immutable once made; any thread.
class IdIndex {
 public:
  static constexpr size_t kNone = SIZE_MAX;

  IdIndex() = default;
  explicit IdIndex(std::span<const Entry> entries);

  // The place of the entry, or kNone.
  size_t Find(DumpId id) const;
  bool contains(DumpId id) const { return Find(id) != kNone; }

  // False when two entries share an id.
  bool distinct() const { return distinct_; }

 private:
  static constexpr uint32_t kFree = UINT32_MAX;

  std::vector<uint32_t> dense_;                      // by id, where ids are dense
  std::vector<std::pair<DumpId, uint32_t>> sparse_;  // in the order of ids, where they are not
  bool distinct_ = true;
};

}  // namespace pgstow::model
