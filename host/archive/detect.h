// Which format an archive is in.
#pragma once

#include <string>

#include "host/archive/reader.h"
#include "host/base/error.h"
#include "host/loader/registry.h"
#include "host/storage/storage.h"

namespace pgstow::archive {

// The format that the options name, or else the one that bids most on the first bytes of the
// archive. Throws kInput, saying what the file looks like, when none does, or when the named one is
// a file and the archive a directory or the other way round; kUsage and kUnsupported for a format
// that can't be read, or not from a pipe.
const loader::Format& ChooseFormat(const loader::Registry& registry, const ReaderOptions& options,
                                   storage::InputStorage& storage);

// `error`, which came of reading the archive as the format that the options name, with a hint at
// what the archive looks like when that is something else. The archive is opened once more; nothing
// is known of a stream, which is gone.
base::Error WithOpinion(const base::Error& error, const loader::Registry& registry,
                        const ReaderOptions& options);

}  // namespace pgstow::archive
