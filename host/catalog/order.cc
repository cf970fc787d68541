#include "host/catalog/order.h"

#include <algorithm>
#include <queue>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "host/base/log.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/all_kinds.h"

namespace pgstow::catalog {
namespace {

// Parts of one name go by what they are part of: a domain's constraints come before a table's.
int CompareParents(const Object& left, const Object& right, const CatalogStore& store) {
  const Object* left_parent = store.Find(left.parent);
  const Object* right_parent = store.Find(right.parent);
  if (left_parent == nullptr || right_parent == nullptr) return 0;
  const int priorities = static_cast<int>(left_parent->kind->priority) -
                         static_cast<int>(right_parent->kind->priority);
  return priorities != 0 ? priorities : left_parent->name.compare(right_parent->name);
}

// Three-way comparison by priority, schema (objects in none come last), name, parent, and the
// kind's own tie break; the OID decides only between objects that nothing else tells apart.
int Compare(const Object& left, const Object& right, const CatalogStore& store) {
  const auto left_priority = static_cast<int>(left.kind->priority);
  const auto right_priority = static_cast<int>(right.kind->priority);
  if (left_priority != right_priority) return left_priority - right_priority;
  if (left.schema.empty() != right.schema.empty()) return left.schema.empty() ? 1 : -1;
  if (const int order = left.schema.compare(right.schema); order != 0) return order;
  if (const int order = left.name.compare(right.name); order != 0) return order;
  if (const int order = CompareParents(left, right, store); order != 0) return order;
  if (left.kind == right.kind && left.kind->compare != nullptr) {
    if (const int order = left.kind->compare(left, right, store); order != 0) return order;
  }
  if (left.catalog != right.catalog) return left.catalog < right.catalog ? -1 : 1;
  return left.id - right.id;
}

// What one attempt at a topological order gives.
struct Attempt {
  std::vector<Object*> order;  // complete when `stuck` is empty
  std::vector<Object*> stuck;  // objects in or before loops, in the order they were read
};

// Fills the order from its end: of the objects that nothing unplaced depends on, the one that is
// last in the wished order is placed last. So an object moves forward only when something needs it,
// and otherwise stays where priorities and names want it.
Attempt SortTopologically(const std::vector<Object*>& wished, const CatalogStore& store) {
  const auto id_limit = static_cast<size_t>(store.next_id());
  std::vector<int> dependents(id_limit, 0);
  std::vector<int> position(id_limit, -1);
  for (size_t i = 0; i < wished.size(); ++i) {
    position[static_cast<size_t>(wished[i]->id)] = static_cast<int>(i);
  }
  for (const auto& object : store.objects()) {  // as they lie in memory
    for (const DumpId id : object->dependencies) ++dependents[static_cast<size_t>(id)];
  }
  std::priority_queue<int> free;
  for (size_t i = 0; i < wished.size(); ++i) {
    if (dependents[static_cast<size_t>(wished[i]->id)] == 0) free.push(static_cast<int>(i));
  }
  Attempt attempt;
  attempt.order.reserve(wished.size());
  std::vector<bool> placed(wished.size(), false);
  while (!free.empty()) {
    const auto last = static_cast<size_t>(free.top());
    free.pop();
    placed[last] = true;
    attempt.order.push_back(wished[last]);
    for (const DumpId id : wished[last]->dependencies) {
      if (--dependents[static_cast<size_t>(id)] == 0) free.push(position[static_cast<size_t>(id)]);
    }
  }
  std::reverse(attempt.order.begin(), attempt.order.end());
  for (size_t i = 0; i < wished.size(); ++i) {
    if (!placed[i]) attempt.stuck.push_back(wished[i]);
  }
  // Where a rule has a choice, the object that was made first gives way; so the database that a
  // restore makes is dumped alike.
  std::sort(attempt.stuck.begin(), attempt.stuck.end(),
            [](const Object* left, const Object* right) { return left->id < right->id; });
  return attempt;
}

// Searches the stuck objects for loops, depth first along dependencies.
class LoopFinder {
 public:
  LoopFinder(const CatalogStore& store, DumpId id_limit)
      : store_(store),
        handled_(static_cast<size_t>(id_limit), true),
        dead_end_(static_cast<size_t>(id_limit), 0),
        on_path_(static_cast<size_t>(id_limit), false) {}

  // Finds loops among `stuck` that share no object, and gives each to `repair`.
  template <class Repair>
  void Each(const std::vector<Object*>& stuck, Repair repair) {
    for (const Object* object : stuck) handled_[static_cast<size_t>(object->id)] = false;
    for (Object* start : stuck) {
      if (handled_[static_cast<size_t>(start->id)]) continue;
      path_.clear();
      if (Search(*start, start->id)) {
        for (const Object* object : path_) {
          handled_[static_cast<size_t>(object->id)] = true;
          on_path_[static_cast<size_t>(object->id)] = false;
        }
        repair(path_);
      } else {
        handled_[static_cast<size_t>(start->id)] = true;
      }
    }
  }

 private:
  // True when `object` leads back to `start`; path_ then holds the loop from the start on. A
  // direct way back is preferred, so that loops come out short.
  bool Search(Object& object, DumpId start) {
    const auto id = static_cast<size_t>(object.id);
    if (handled_[id] || dead_end_[id] == start) return false;
    if (on_path_[id]) return false;
    on_path_[id] = true;
    path_.push_back(&object);
    if (std::find(object.dependencies.begin(), object.dependencies.end(), start) !=
        object.dependencies.end()) {
      return true;
    }
    for (const DumpId next : object.dependencies) {
      if (Search(*store_.Find(next), start)) return true;
    }
    path_.pop_back();
    on_path_[id] = false;
    dead_end_[id] = start;
    return false;
  }

  const CatalogStore& store_;
  std::vector<bool> handled_;
  std::vector<DumpId> dead_end_;  // the start for which this object is known to lead nowhere
  std::vector<bool> on_path_;
  std::vector<Object*> path_;
};

std::string Describe(const Object& object) {
  return fmt::format("{} \"{}{}{}\" (OID {})", object.kind->name, object.schema,
                     object.schema.empty() ? "" : ".", object.name, object.catalog.oid);
}

// A loop that no rule knows can be restored in no order. The dump holds all of it nonetheless: its
// first object gives way, and who restores it is told.
void Repair(std::span<Object* const> loop, CatalogStore& store) {
  for (const LoopRule& rule : LoopRules()) {
    if (rule.repair(loop, store)) return;
  }
  std::vector<std::string> members;
  members.reserve(loop.size());
  for (const Object* object : loop) members.push_back(Describe(*object));
  const std::vector<std::string> hints = {
      "A restore makes the first of them before what it needs, and fails there; make them by hand "
      "then."};
  base::LogWarning("could not resolve dependency loop among these items:", members, hints);
  RemoveDependency(*loop.front(), loop[1 % loop.size()]->id);
}

// Takes away what is said twice, and what was not read.
void TidyDependencies(CatalogStore& store) {
  std::vector<DumpId> said_by(static_cast<size_t>(store.next_id()), 0);  // who named an id last
  for (const auto& object : store.objects()) {
    object->dependencies.EraseIf([&](DumpId id) {
      if (id < 1 || id >= store.next_id()) return true;
      DumpId& said = said_by[static_cast<size_t>(id)];
      const bool again = said == object->id;
      said = object->id;
      // What an object needs of itself is no matter, but rows of one table may refer to each other.
      return again || (id == object->id && object->kind != &kTableDataKind);
    });
  }
}

}  // namespace

void RemoveDependency(Object& object, DumpId on) {
  object.dependencies.EraseIf([on](DumpId id) { return id == on; });
}

void AddDependency(Object& object, DumpId on) {
  if (on == object.id || on == 0) return;
  auto& ids = object.dependencies;
  if (std::find(ids.begin(), ids.end(), on) == ids.end()) ids.push_back(on);
}

std::vector<Object*> RestoreOrder(CatalogStore& store) {
  TidyDependencies(store);
  std::vector<Object*> wished;
  wished.reserve(store.objects().size());
  for (const auto& object : store.objects()) wished.push_back(object.get());
  std::sort(wished.begin(), wished.end(), [&store](const Object* left, const Object* right) {
    return Compare(*left, *right, store) < 0;
  });
  for (;;) {
    Attempt attempt = SortTopologically(wished, store);
    if (attempt.stuck.empty()) return std::move(attempt.order);
    LoopFinder(store, store.next_id()).Each(attempt.stuck, [&store](const auto& loop) {
      Repair(loop, store);
    });
  }
}

}  // namespace pgstow::catalog
