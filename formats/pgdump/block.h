// The blocks of data that follow the TOC of PostgreSQL's custom archives; docs/NATIVE.md has them
// in full.
#pragma once

#include <cstdint>
#include <vector>

#include <pgstow/sdk/text.h>

#include "formats/native/input.h"

namespace pgstow::pgdump {

enum class BlockType : uint8_t { kData = 1, kLargeObjects = 3 };

// A piece of what a block holds: bytes of the compressed stream, cut anywhere.
struct Piece {
  uint32_t object = 0;  // in blocks of large objects: the one it is of. Each has a piece
  sdk::Bytes bytes;     // valid until the next piece is read
};

// Reads one block, piece by piece, in bounded memory. One thread at a time.
class BlockReader {
 public:
  // Reads the block's head. `input` outlives it.
  explicit BlockReader(native::Input& input);

  uint64_t offset() const { return offset_; }
  BlockType type() const { return type_; }
  int32_t entry() const { return entry_; }  // dump id

  // The next piece; false when the block ended.
  bool Next(Piece& piece);

  // Reads what is left of the block.
  void SkipRest();

 private:
  enum class State : uint8_t { kObjects, kChunks, kEnded };

  native::Input& input_;
  uint64_t offset_;
  BlockType type_;
  int32_t entry_;
  State state_;
  uint32_t object_ = 0;
  bool object_told_ = true;
  uint32_t left_ = 0;  // of the chunk
  std::vector<uint8_t> buffer_;
};

}  // namespace pgstow::pgdump
