// The table of loop rules, in the order they are tried. A family of rules lives in loops/.
#include "host/catalog/loops/loops.h"

#include <vector>

namespace pgstow::catalog {

std::span<const LoopRule> LoopRules() {
  static const std::vector<LoopRule> kRules = {
      kTypeAndItsFunction,      kViewAndItsRule,
      kViewThroughOthers,       kMaterializedViewAfterBoundary,
      kFunctionAfterBoundary,   kDomainAndItsConstraint,
      kDomainThroughOthers,     kTableAndItsDefault,
      kTableAndItsConstraint,   kDefaultThroughOthers,
      kConstraintThroughOthers, kTableDataInCircle,
  };
  return kRules;
}

}  // namespace pgstow::catalog
