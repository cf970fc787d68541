// Checks everything of an archive that is not inside a frame.
#pragma once

#include <pgstow/sdk/toc.h>

#include "formats/custom/archive_file.h"
#include "formats/custom/frame_index.h"

namespace pgstow::custom {

// `sink` is the one that the TOC was told to. Throws PGSTOW_E_CORRUPT unless the two TOCs agree,
// the index and the ends of parts fit the final TOC, and preamble, records and footer follow each
// other without gap or overlap. The bytes of frames are checked by whoever reads them.
void VerifyLayout(const ArchiveFile& archive, const FrameIndex& index, const sdk::TocSink& sink);

}  // namespace pgstow::custom
