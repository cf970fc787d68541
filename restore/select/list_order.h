// The order in which what is selected is restored and listed. Pure.
#pragma once

#include <span>
#include <vector>

#include "host/model/brief_toc.h"
#include "restore/select/edges.h"
#include "restore/select/reason.h"

namespace pgstow::select {

// `wanted` (indices, in the order of the TOC): the database, then the entries of `list` in its
// order, then the rest. What was pulled in comes right before the first that needs it.
// `needs`: Links::needs.
std::vector<size_t> ListOrder(const model::BriefToc& toc, std::span<const size_t> wanted,
                              std::span<const model::DumpId> list, std::span<const Reason> reasons,
                              const Edges& needs);

}  // namespace pgstow::select
