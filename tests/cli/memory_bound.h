// What commands take of memory at most, as docs/PERFORMANCE.md has it under "Memory", without the
// table of contents.
#pragma once

#include <algorithm>

#include "host/base/task_pool.h"

namespace pgstow::tests {

// host/archive/writer.h; a frame ends with a row, and may so be twice as large.
inline constexpr double kFrameMiB = 1.5;

// A dump has as many helpers as there are processors beyond its connections, and a single
// connection begins with a part while the one before is still being appended. The library for
// connections has a row twice.
inline long DumpMiB(long connections, long row_mib = 0) {
  const long parts = std::max<long>(2, connections);
  const long helpers = std::max<long>(connections == 1 ? 1 : 0, base::UsableCores() - connections);
  const long frames = (4 * parts + 3 * helpers) * 2 + (connections + helpers) * 3;
  return 32 + static_cast<long>(frames * kFrameMiB) + 2 * connections * row_mib;
}

// Helpers of a restore work on what the connections have. Rows pass in pieces, whatever their
// width; so do they where an archive is read without a server, as over one connection.
inline long RestoreMiB(long connections) {
  const long frames = connections * 6 * 2;
  return 32 + static_cast<long>(frames * kFrameMiB);
}

}  // namespace pgstow::tests
