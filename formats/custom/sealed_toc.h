// Records that a chain which seals has changed into others, and back.
#pragma once

#include <pgstow/sdk/toc.h>

#include "formats/custom/preamble.h"
#include "formats/custom/record.h"
#include "formats/custom/state_area.h"
#include "formats/custom/toc_visitor.h"

namespace pgstow::custom {

// PGSTOW_RECORD_* of the record of a TOC.
uint32_t SealedNumberOf(RecordType type);

// Opens the seal of a sealed archive by telling the sink what stands in clear; of others, nothing.
void TellSeal(const Preamble& preamble, const ChainState& state, const sdk::TocSink& sink);

// The TOC for which `stored`, the body of a record of that type, stands: itself unless the archive
// is sealed. It is decoded by the sink, and valid until the next call with the same one.
TocBody Opened(const TocBody& stored, RecordType type, const Preamble& preamble,
               const sdk::TocSink& sink);

}  // namespace pgstow::custom
