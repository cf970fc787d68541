// What makes a restore into a database fast, added to a plan that is already right. Pure.
#pragma once

#include "host/model/entry.h"
#include "restore/plan/plan.h"

namespace pgstow::plan {

// By plan.options, and by what the archive tells of sizes:
//  - the indexes of keys become steps of their own where other indexes of the table can be built
//    beside them;
//  - loads fill tables that this restore makes as LoadMode::kWhole, unless a big one is loaded
//    faster in parts (cost.h);
//  - restored statistics, and ANALYZE of the tables that get rows, come last.
// What the steps leave in the database is the same, but for what ANALYZE gathers.
void Refine(const model::Toc& toc, Plan& plan);

}  // namespace pgstow::plan
