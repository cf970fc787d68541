// Changes who can open a sealed archive.
#pragma once

#include <string>

#include "host/archive/chain.h"
#include "host/archive/reader.h"
#include "host/loader/registry.h"

namespace pgstow::archive {

// Opens the archive with the user's secrets and lets in, from now on, whoever the options of the
// last filter of `ways` name, and nobody else. Nothing is written but what the archive keeps in
// clear for that; a crash leaves the old or the new. Throws kUsage when it is not sealed or no
// secret fits, kUnsupported when it can't be changed in place, and what reading its TOC throws.
void Rekey(const loader::Registry& registry, const ReaderOptions& archive, const Chain& ways);

}  // namespace pgstow::archive
