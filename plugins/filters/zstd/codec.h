// Frames of zstd, encoded and decoded with libzstd's streaming interface.
#pragma once

#include <memory>

#include <pgstow/sdk/filter.h>

namespace pgstow::zstd {

// Options of `-Z zstd:…`. Every frame carries zstd's own checksum of its content.
struct Parameters {
  int level = 3;
  bool long_distance = false;  // matches up to 128 MiB back (window log 27)
  int workers = 0;             // threads that libzstd adds to the caller's; 0: none
  bool adapt = true;           // at level 3 without the other two: parameters that suit each frame
};

// Both throw PGSTOW_E_MEMORY when libzstd has no memory for its context.
std::unique_ptr<sdk::FilterCodec> NewEncoder(const Parameters& parameters);

// Decodes what any parameters made. Windows are limited to 128 MiB, so that a damaged or hostile
// frame header can't ask for more memory than that.
std::unique_ptr<sdk::FilterCodec> NewDecoder();

}  // namespace pgstow::zstd
