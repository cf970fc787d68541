// The table of loop rules, in the order they are tried. A family of rules lives in loops/.
#include <vector>

#include "host/catalog/loops/loops.h"

namespace pgstow::catalog {

std::span<const LoopRule> LoopRules() {
  static const std::vector<LoopRule> kRules = {
      kTypeAndItsFunction,
      kViewAndItsRule,
      kViewThroughOthers,
      kMaterializedViewAfterBoundary,
      kFunctionAfterBoundary,
      kDomainAndItsConstraint,
      kDomainThroughOthers,
      kTableAndItsDefault,
      kTableAndItsConstraint,
      kDefaultThroughOthers,
      kConstraintThroughOthers,
      kTableDataInCircle,
  };
  return kRules;
}

}  // namespace pgstow::catalog
