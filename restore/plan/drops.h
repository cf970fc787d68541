// What --clean drops of a database: what is there of what will be restored. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "host/model/entry.h"
#include "restore/plan/plan.h"
#include "restore/select/select.h"

namespace pgstow::plan {

// One object to be dropped.
struct Drop {
  std::string statement;  // harmless where the object is gone meanwhile
  std::string name;       // "TABLE public.t", for messages
  std::optional<size_t>
      entry;          // that will restore it, index in archive.entries; nothing: none will
  std::string needs;  // without `entry`: what it depends on that is dropped too
};

// The objects of `target`, which describes the database with drop statements and dependencies of
// its own, that have the names of what `selection` makes, and all that depends on them, in an
// order that those dependencies allow. Relations of one name are the same whatever their kinds, and
// so are functions. Large objects are taken as they stand in the archive: nothing depends on them.
std::vector<Drop> DropsFor(const model::Toc& archive, const select::Selection& selection,
                           const model::Toc& target);

// Puts the drops before the steps of a plan, each in the step of the entry that restores the
// object. Those that no entry restores go with the next one: something that they depend on follows.
void AddDrops(std::span<const Drop> drops, Plan& plan);

}  // namespace pgstow::plan
