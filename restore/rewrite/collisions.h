// Objects that get the name of another one. Pure.
#pragma once

#include "host/model/entry.h"
#include "restore/select/select.h"

namespace pgstow::rewrite {

// `mapped` has the entries of `original` first, under new names. Throws kUsage when two selected
// entries that were different objects are one and the same now. Schemas may become one: those after
// the first are then made only where they are missing, and dropped with it.
void SettleCollisions(const model::Toc& original, const select::Selection& selection,
                      model::Toc& mapped);

}  // namespace pgstow::rewrite
