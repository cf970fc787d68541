// A table of contents that came over the plugin boundary.
#pragma once

#include <pgstow/format.h>

#include "host/model/entry.h"

namespace pgstow::archive {

// Copies the TOC and checks it (model::CheckToc). Throws what its get_entry failed with, and
// kPlugin when that was not said.
model::Toc CopyToc(const pgstow_toc& toc);

}  // namespace pgstow::archive
