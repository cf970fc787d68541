// The table of loop rules, in the order they are tried. A family of rules lives in loops/.
#include <vector>

#include "host/catalog/order.h"

namespace pgstow::catalog {

std::span<const LoopRule> LoopRules() {
  static const std::vector<LoopRule> kRules = {};
  return kRules;
}

}  // namespace pgstow::catalog
