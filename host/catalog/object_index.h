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
  void Add(CatalogId id, Object* object) {
    if (id == CatalogId{}) return;
    if ((used_ + 1) * 2 > slots_.size()) Grow();
    Slot& slot = slots_[Place(id)];
    if (slot.object != nullptr) return;
    slot = {id, object};
    ++used_;
  }

  // nullptr when there is none.
  Object* Find(CatalogId id) const { return slots_.empty() ? nullptr : slots_[Place(id)].object; }

 private:
  struct Slot {
    CatalogId id;
    Object* object = nullptr;
  };

  // Where the id is, or would be. At least half of the slots are free.
  size_t Place(CatalogId id) const {
    // Multiplication spreads the OIDs, which come in a row, over the upper bits (Knuth, The Art of
    // Computer Programming, volume 3, section 6.4).
    constexpr uint64_t kSpread = 0x9E3779B97F4A7C15;
    const uint64_t key = uint64_t{id.table} << 32 | id.oid;
    size_t place = (key * kSpread) >> shift_;
    while (slots_[place].object != nullptr && slots_[place].id != id) {
      place = (place + 1) & (slots_.size() - 1);
    }
    return place;
  }

  void Grow() {
    constexpr size_t kFirst = 1024;
    std::vector<Slot> old = std::move(slots_);
    slots_ = std::vector<Slot>(old.empty() ? kFirst : old.size() * 2);
    shift_ = 64;
    for (size_t size = slots_.size(); size > 1; size /= 2) --shift_;
    for (const Slot& slot : old) {
      if (slot.object != nullptr) slots_[Place(slot.id)] = slot;
    }
  }

  std::vector<Slot> slots_;  // a power of two of them
  size_t used_ = 0;
  int shift_ = 64;
};

}  // namespace pgstow::catalog
