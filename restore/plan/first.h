// What is finished before the rest of a restore (--first). Pure.
#pragma once

#include <cstddef>
#include <span>

#include "host/model/entry.h"
#include "restore/select/select.h"

namespace pgstow::plan {

// Moves to the front of selection.order, and counts in selection.first, all that makes `tables`
// (indices in toc.entries of tables, views, sequences …) usable:
//  - all that belongs to them, rows, indexes, triggers, privileges …;
//  - their partitions and children, the sequences that they own or take values from, and for a
//    view what it reads, each with all that belongs to it;
//  - the definitions of what these need, with comments and privileges;
//  - the database itself.
// What belongs to them but needs the key of a table that is not among them, a foreign key, stays
// with the rest. Both parts keep their order.
void FinishFirst(const model::Toc& toc, std::span<const size_t> tables,
                 select::Selection& selection);

}  // namespace pgstow::plan
