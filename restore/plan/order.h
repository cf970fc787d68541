// The order in which selected entries are restored: that of a list where dependencies allow. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "host/model/entry.h"
#include "restore/select/select.h"

namespace pgstow::plan {

// A dependency that an order breaks: `entry` comes before `needed`, which it needs, if only for
// something else that it needs. Indices in toc.entries.
struct BrokenDependency {
  size_t entry = 0;
  size_t needed = 0;
  friend bool operator==(const BrokenDependency&, const BrokenDependency&) = default;
};

// An entry has to come after
//  - what it depends on, also through entries that are not selected, and what it belongs to;
//  - its schema, and the database that is made for all;
//  - when it stands after the data and makes no index: the rows of the tables that it is about,
//    which it could refuse or change (foreign keys, triggers, rules, policies …);
//  - when it stands after the data of a partitioned table: the partitions that are attached to it.
// Passes come one after the other whatever the order says, so only entries of one pass are
// compared. Entries that need each other in a circle keep the order they have.

// The dependencies that selection.order breaks, in its order.
std::vector<BrokenDependency> BrokenDependencies(const model::Toc& toc,
                                                 const select::Selection& selection);

// Changes selection.order until it breaks none: each entry keeps its place, but what it needs and
// comes later is moved to right before it, in the order these have. Returns what was moved: each
// `needed` once, with the `entry` that it was moved before. An order that breaks nothing stays.
std::vector<BrokenDependency> RepairOrder(const model::Toc& toc, select::Selection& selection);

// How a broken dependency of a list is told: as it is, or with what was `moved`.
std::string Describe(const model::Toc& toc, const BrokenDependency& broken, bool moved);

}  // namespace pgstow::plan
