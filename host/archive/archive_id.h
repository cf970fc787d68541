// What tells one archive from another.
#pragma once

#include "host/archive/frame_context.h"
#include "host/model/entry.h"
#include "host/model/packed_toc.h"

namespace pgstow::archive {

// A hash of everything that is known of an archive before its data: dumps of the same snapshot at
// the same time, and no others but by chance, have the same. Does not look at toc.header.archive_id
// nor at the numbers of parts.
ArchiveId IdOf(const model::Toc& toc);
ArchiveId IdOf(const model::PackedToc& toc);

// One that nothing follows from: of sealed archives, whose TOC is nobody's business. Throws kIo.
ArchiveId RandomId();

}  // namespace pgstow::archive
