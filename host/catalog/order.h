// The order of a dump: priorities and names first, then dependencies, with loops broken by rules.
// Deterministic: the same objects give the same order whatever their OIDs.
#pragma once

#include <span>
#include <vector>

#include "host/catalog/catalog_store.h"
#include "host/catalog/object.h"

namespace pgstow::catalog {

// The objects in restore order. May change objects: loop rules drop dependencies or mark an object
// to be written in pieces. A loop that no rule breaks is told of in a warning; its objects can be
// restored in no order.
std::vector<Object*> RestoreOrder(CatalogStore& store);

// A rule that breaks a kind of loop. `loop`: its objects, each depending on the next, the last on
// the first. Returns false when the rule is not for this loop; else it has changed the graph.
struct LoopRule {
  std::string_view name;  // for docs/COVERAGE.md and debug messages
  bool (*repair)(std::span<Object* const> loop, CatalogStore& store);
};
std::span<const LoopRule> LoopRules();  // in the order they are tried; loops.cc

// Takes one dependency away; nothing when it is not there.
void RemoveDependency(Object& object, DumpId on);
// Adds one unless it is there or is on itself.
void AddDependency(Object& object, DumpId on);

// The marks between the sections, which are objects of their own in the graph: everything of the
// pre-data section comes before the first, everything of the post-data section after the second.
DumpId PreDataBoundary(const CatalogStore& store);
DumpId PostDataBoundary(const CatalogStore& store);

// Moves an object to the post-data section (a loop rule's last resort).
void MoveToPostData(Object& object, CatalogStore& store);

}  // namespace pgstow::catalog
