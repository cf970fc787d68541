// Loops through views and the rules that hold their queries.
#include <algorithm>

#include "host/catalog/kinds/all_kinds.h"
#include "host/catalog/kinds/view/view_rule.h"
#include "host/catalog/loops/loops.h"

namespace pgstow::catalog {
namespace {

bool Contains(std::span<Object* const> loop, const Object* object) {
  return std::find(loop.begin(), loop.end(), object) != loop.end();
}

// The view or materialized view that this is; nullptr when it is neither.
Relation* AsView(Object* object) {
  const bool is_view = object->kind == &kViewKind || object->kind == &kMaterializedViewKind;
  return is_view ? static_cast<Relation*>(object) : nullptr;
}

// A view needs its rule, which pg_depend says needs the view: the rule is part of the view.
bool RepairViewAndItsRule(std::span<Object* const> loop, CatalogStore&) {
  if (loop.size() != 2) return false;
  for (Object* object : loop) {
    const Relation* view = AsView(object);
    if (view == nullptr || !Contains(loop, view->view_rule)) continue;
    RemoveDependency(*view->view_rule, view->id);
    return true;
  }
  return false;
}

// The view's query needs what needs the view. The view is made with a stand-in for its query, and
// the rule puts the query in after everything of the pre-data section. A materialized view can't
// be replaced, so this is for plain views alone.
bool RepairViewThroughOthers(std::span<Object* const> loop, CatalogStore& store) {
  for (Object* object : loop) {
    if (object->kind != &kViewKind) continue;
    auto& view = static_cast<Relation&>(*object);
    ViewRule* rule = view.view_rule;
    if (rule == nullptr || rule->apart || !Contains(loop, rule)) continue;
    RemoveDependency(view, rule->id);
    rule->apart = true;
    AddDependency(*rule, view.id);
    MoveToPostData(*rule, store);
    return true;
  }
  return false;
}

}  // namespace

const LoopRule kViewAndItsRule = {"view and its rule", RepairViewAndItsRule};
const LoopRule kViewThroughOthers = {"view that its own query needs", RepairViewThroughOthers};
}  // namespace pgstow::catalog
