// A script that goes through filters on its way into its file, whole, as one stream.
#pragma once

#include <memory>

#include "host/archive/chain.h"
#include "host/storage/storage.h"

namespace pgstow::archive {

// A storage of one file whose bytes reach `target` through `chain`. It can be appended to from one
// thread at a time, and nothing else. With `verify` what the filters make is decoded beside and
// compared; Commit throws kPlugin when it differs.
std::unique_ptr<storage::OutputStorage> FilterOutput(std::unique_ptr<storage::OutputStorage> target,
                                                     std::shared_ptr<const Chain> chain,
                                                     bool verify);

}  // namespace pgstow::archive
