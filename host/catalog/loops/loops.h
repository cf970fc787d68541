// Every loop rule, declared. loops.cc says in which order they are tried.
#pragma once

#include "host/catalog/order.h"

namespace pgstow::catalog {

extern const LoopRule kTypeAndItsFunction;
extern const LoopRule kViewAndItsRule;
extern const LoopRule kViewThroughOthers;
extern const LoopRule kMaterializedViewAfterBoundary;
extern const LoopRule kFunctionAfterBoundary;
extern const LoopRule kDomainAndItsConstraint;
extern const LoopRule kDomainThroughOthers;
extern const LoopRule kTableAndItsDefault;
extern const LoopRule kTableAndItsConstraint;
extern const LoopRule kDefaultThroughOthers;
extern const LoopRule kConstraintThroughOthers;
extern const LoopRule kTableDataInCircle;

}  // namespace pgstow::catalog
