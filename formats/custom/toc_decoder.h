// Reads TOCs from the bodies of records.
#pragma once

#include <cstdint>
#include <functional>
#include <map>

#include <pgstow/sdk/toc.h>

#include "formats/custom/frame_index.h"
#include "formats/custom/preamble.h"
#include "formats/custom/toc_visitor.h"

namespace pgstow::custom {

// Tells the TOC to `sink`, entry by entry: nothing of it is kept. Throws PGSTOW_E_CORRUPT when the
// body is no TOC, or one of another archive than the one that `preamble` starts. `amend` may change
// what is told of each part.
using AmendPart = std::function<void(pgstow_part&)>;
void TellToc(const TocBody& body, const Preamble& preamble, const sdk::TocSink& sink,
             const AmendPart& amend = {});

// A checksum of what the early and the final TOC of an archive have in common: everything but
// `complete` and the numbers of the parts.
uint64_t CommonDigest(const TocBody& body);

// All parts of the TOC with their numbers.
std::map<PartKey, pgstow_part> PartsOf(const TocBody& body);

}  // namespace pgstow::custom
