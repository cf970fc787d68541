// Frames of LZ4, encoded and decoded with liblz4's frame interface.
// The frame: https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md
#pragma once

#include <memory>

#include <pgstow/sdk/filter.h>

namespace pgstow::lz4 {

// `level`: 0 to 12; those below 3 are the fast compressor. Frames carry a checksum of their content
// and are made of blocks of 64 KiB, each of which can refer to the one before it. Throws
// PGSTOW_E_MEMORY when there is no memory for liblz4's state and one block.
std::unique_ptr<sdk::FilterCodec> NewEncoder(int level);

// Decodes what any level made. A frame can ask for no more memory than its largest block, 4 MiB,
// takes. Throws PGSTOW_E_MEMORY as NewEncoder.
std::unique_ptr<sdk::FilterCodec> NewDecoder();

}  // namespace pgstow::lz4
