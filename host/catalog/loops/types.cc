// Loops through types: base types and their functions, domains and their constraints.
#include <algorithm>

#include "host/catalog/kinds/all_kinds.h"
#include "host/catalog/kinds/type/domain.h"
#include "host/catalog/kinds/type/shell.h"
#include "host/catalog/loops/loops.h"

namespace pgstow::catalog {
namespace {

// A base type needs its input and output functions, which take or return the type; a range type its
// canonical function. The functions are declared with a shell, which the type then fills in.
bool RepairTypeAndItsFunction(std::span<Object* const> loop, CatalogStore&) {
  if (loop.size() != 2) return false;
  for (size_t i = 0; i < 2; ++i) {
    auto* type = dynamic_cast<TypeWithFunctions*>(loop[1 - i]);
    if (loop[i]->kind != &kFunctionKind || type == nullptr) continue;
    RemoveDependency(*loop[i], type->id);
    AddDependency(*loop[i], type->shell->id);
    type->shell->needed = type->shell->needed || loop[i]->wants(kDefinition);
    return true;
  }
  return false;
}

// A constraint of the loop whose domain is in the loop too, and which is written with the domain.
DomainConstraint* ConstraintWithItsDomain(std::span<Object* const> loop) {
  for (Object* object : loop) {
    if (object->kind != &kDomainConstraintKind) continue;
    auto* constraint = static_cast<DomainConstraint*>(object);
    const bool with_domain = std::find(loop.begin(), loop.end(), constraint->domain) != loop.end();
    if (with_domain && !constraint->apart) return constraint;
  }
  return nullptr;
}

// The domain needs what its constraint needs; that the constraint needs the domain goes without
// saying, since it is written within.
bool RepairDomainAndItsConstraint(std::span<Object* const> loop, CatalogStore&) {
  if (loop.size() != 2) return false;
  DomainConstraint* constraint = ConstraintWithItsDomain(loop);
  if (constraint == nullptr) return false;
  RemoveDependency(*constraint, constraint->domain->id);
  return true;
}

// A check calls a function that takes the domain: the constraint is added when all are there.
bool RepairDomainThroughOthers(std::span<Object* const> loop, CatalogStore& store) {
  DomainConstraint* constraint = ConstraintWithItsDomain(loop);
  if (constraint == nullptr || constraint->type != 'c') return false;
  RemoveDependency(*constraint->domain, constraint->id);
  constraint->apart = true;
  AddDependency(*constraint, constraint->domain->id);
  MoveToPostData(*constraint, store);
  return true;
}

}  // namespace

const LoopRule kTypeAndItsFunction = {"type and its function", RepairTypeAndItsFunction};
const LoopRule kDomainAndItsConstraint = {"domain and its constraint",
                                          RepairDomainAndItsConstraint};
const LoopRule kDomainThroughOthers = {"domain that its own check needs",
                                       RepairDomainThroughOthers};

}  // namespace pgstow::catalog
