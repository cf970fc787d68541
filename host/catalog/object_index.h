// Finds objects by their row in the catalogs: a hash table that keeps its pairs in one array, since
// a dump of 10,000 tables asks it half a million times.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "host/catalog/object.h"

namespace pgstow::catalog {

class ObjectIndex {
 public:
  // Keeps the first object that is added under an id; {0, 0} is none.
  void Add(CatalogId id, DumpId object) {
    if (id == CatalogId{}) return;
    if (used_ >= slots_.size() / 3 * 2) Grow();
    Slot& slot = slots_[Place(id)];
    if (slot.object != 0) return;
    slot = {id, object};
    ++used_;
  }

  // 0 when there is none.
  DumpId Find(CatalogId id) const { return slots_.empty() ? 0 : slots_[Place(id)].object; }

 private:
  struct Slot {
    CatalogId id;
    DumpId object = 0;
  };

  // Where the id is, or would be. At least a third of the slots is free.
  size_t Place(CatalogId id) const {
    // Multiplication spreads the OIDs, which come in a row, over the upper bits (Knuth, The Art of
    // Computer Programming, volume 3, section 6.4); one more brings them into range (Lemire, Fast
    // Random Integer Generation in an Interval, ACM TOMACS 29, 2019).
    constexpr uint64_t kSpread = 0x9E3779B97F4A7C15;
    const uint64_t key = uint64_t{id.table} << 32 | id.oid;
    size_t place = ((key * kSpread) >> 32) * slots_.size() >> 32;
    while (slots_[place].object != 0 && slots_[place].id != id) {
      if (++place == slots_.size()) place = 0;
    }
    return place;
  }

  void Grow() {
    constexpr size_t kFirst = 1024;
    std::vector<Slot> old = std::move(slots_);
    slots_ = std::vector<Slot>(old.empty() ? kFirst : old.size() / 2 * 3);
    for (const Slot& slot : old) {
      if (slot.object != 0) slots_[Place(slot.id)] = slot;
    }
  }

  std::vector<Slot> slots_;  // fewer than 2³²
  size_t used_ = 0;
};

}  // namespace pgstow::catalog
