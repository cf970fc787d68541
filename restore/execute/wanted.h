// What a restore is to do, from its options: the selection, its order and the plan.
#pragma once

#include "host/model/entry.h"
#include "restore/execute/restore.h"
#include "restore/plan/plan.h"
#include "restore/select/select.h"

namespace pgstow::execute {

// What is wanted of an archive, in the order wanted. Warns of what a list breaks. Throws kInput,
// kNotFound, kUsage.
select::Selection SelectionOf(const model::Toc& toc, const RestoreOptions& options);

// The plan for a selection of `toc`, but for the drops that PlanDrops adds.
plan::Plan PlanOf(const model::Toc& toc, const select::Selection& selection,
                  const RestoreOptions& options);

// Whether PlanDrops is to add drops.
bool CleansWhatIsThere(const RestoreOptions& options);

// Tells (kInfo) when definitions are wanted and the selection has none.
void TellWhatIsImplied(const model::Toc& toc, const select::Selection& selection,
                       const RestoreOptions& options);

}  // namespace pgstow::execute
