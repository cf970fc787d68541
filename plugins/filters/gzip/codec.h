// Streams of DEFLATE in either of two wrappings: encoded with libdeflate when the frame is known as
// a whole, else with zlib; decoded with zlib.
#pragma once

#include <memory>

#include <pgstow/sdk/filter.h>

namespace pgstow::gzip {

// What a stream is wrapped in, and with that which checksum of its content it ends with.
enum class Wrapping {
  kGzip,  // CRC-32 and length; https://www.rfc-editor.org/rfc/rfc1952
  kZlib,  // Adler-32; https://www.rfc-editor.org/rfc/rfc1950
};

// `level`: 1 (fast) to 9 (small), or -1 for the usual one, which is 6. Frames of 4 MiB and less are
// held back until they are whole. Throws PGSTOW_E_MEMORY.
std::unique_ptr<sdk::FilterCodec> NewEncoder(Wrapping wrapping, int level);

// Decodes what any level made, in memory that no stream can make larger: zlib's state and a window
// of 32 KiB. Checksum and length are compared. Throws PGSTOW_E_MEMORY.
std::unique_ptr<sdk::FilterCodec> NewDecoder(Wrapping wrapping);

}  // namespace pgstow::gzip
