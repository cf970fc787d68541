// Every loop rule, declared. loops.cc says in which order they are tried.
#pragma once

#include "host/catalog/order.h"

namespace pgstow::catalog {

extern const LoopRule kViewAndItsRule;
extern const LoopRule kViewThroughOthers;
extern const LoopRule kMaterializedViewAfterBoundary;
extern const LoopRule kFunctionAfterBoundary;
extern const LoopRule kDomainAndItsConstraint;
extern const LoopRule kDomainThroughOthers;

}  // namespace pgstow::catalog
