// Loops through the pre-data boundary: a materialized view or a function whose body is SQL can need
// something of the post-data section, such as a primary key that lets it GROUP BY fewer columns.
#include "host/catalog/boundary.h"

#include "host/catalog/kinds/all_kinds.h"
#include "host/catalog/loops/loops.h"

namespace pgstow::catalog {
namespace {

// The object of the loop that the pre-data boundary waits for; nullptr when the boundary is not
// part of the loop.
Object* AwaitedByBoundary(std::span<Object* const> loop) {
  for (size_t i = 0; i < loop.size(); ++i) {
    if (loop[i]->kind == &kPreDataBoundaryKind) return loop[(i + 1) % loop.size()];
  }
  return nullptr;
}

// For a loop with an object of this kind in it: the boundary no longer waits for what it waits for
// in the loop, and if that is of this kind, it belongs to the post-data section.
bool RepairBoundary(std::span<Object* const> loop, CatalogStore& store, const Kind& kind) {
  bool through_kind = false;
  for (const Object* object : loop) through_kind = through_kind || object->kind == &kind;
  Object* awaited = AwaitedByBoundary(loop);
  if (!through_kind || awaited == nullptr) return false;
  RemoveDependency(*store.Find(PreDataBoundary(store)), awaited->id);
  if (awaited->kind == &kind) awaited->section = model::Section::kPostData;
  return true;
}

bool RepairMaterializedView(std::span<Object* const> loop, CatalogStore& store) {
  return RepairBoundary(loop, store, kMaterializedViewKind);
}

bool RepairFunction(std::span<Object* const> loop, CatalogStore& store) {
  return RepairBoundary(loop, store, kFunctionKind);
}

}  // namespace

const LoopRule kMaterializedViewAfterBoundary = {"materialized view that needs post-data",
                                                 RepairMaterializedView};
const LoopRule kFunctionAfterBoundary = {"function that needs post-data", RepairFunction};

}  // namespace pgstow::catalog
