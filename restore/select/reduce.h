// A smaller table of contents out of a larger one. Pure.
#pragma once

#include "host/model/entry.h"
#include "restore/select/select.h"

namespace pgstow::select {

// The TOC of an archive that holds what `selection` wants of `toc` and nothing else, in its order.
// Entries keep their ids. Who depended on an entry that is left out depends on what that one
// depended on, so that the order in which a restore may do things stays right.
model::Toc Reduce(const model::Toc& toc, const Selection& selection);

}  // namespace pgstow::select
