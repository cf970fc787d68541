// A full disk, foreseen.
#pragma once

#include <cstdint>
#include <string>

#include "host/archive/chain.h"

namespace pgstow::cli {

// What an archive of relations that take so many bytes on the server will take, roughly: as much
// again, or half of that where a filter compresses. Rows as text are about as long as rows on the
// server's disk, which have their headers and gaps; what they compress to differs widely, and
// is seldom more.
uint64_t ExpectedBytes(uint64_t relation_bytes, const archive::Chain* chain);

// Warns when the archive at `path` is expected to take more than its file system has room for.
void WarnOfLittleRoom(uint64_t relation_bytes, const archive::Chain* chain,
                      const std::string& path);

}  // namespace pgstow::cli
