#include "formats/pgdump/block.h"

#include <algorithm>

#include <pgstow/sdk/text.h>

namespace pgstow::pgdump {
namespace {

constexpr uint32_t kMaxPieceBytes = uint32_t{256} << 10;

BlockType DecodeType(native::Input& input) {
  input.Enter("its data");
  const uint8_t type = input.Byte();
  if (type != static_cast<uint8_t>(BlockType::kData) &&
      type != static_cast<uint8_t>(BlockType::kLargeObjects)) {
    input.Damaged("a block is of an unknown type");
  }
  return static_cast<BlockType>(type);
}

}  // namespace

BlockReader::BlockReader(native::Input& input)
    : input_(input),
      offset_(input.position()),
      type_(DecodeType(input)),
      entry_(input.Int32()),
      state_(type_ == BlockType::kData ? State::kChunks : State::kObjects) {
  input_.Enter(sdk::Concat("the data of entry ", entry_));
}

bool BlockReader::Next(Piece& piece) {
  for (;;) {
    if (left_ > 0) {
      const uint32_t length = std::min(left_, kMaxPieceBytes);
      buffer_.resize(std::max<size_t>(buffer_.size(), length));
      input_.Read(std::span(buffer_).first(length));
      left_ -= length;
      object_told_ = true;
      piece = {object_, sdk::Bytes(buffer_).first(length)};
      return true;
    }
    switch (state_) {
      case State::kEnded:
        return false;
      case State::kObjects:
        object_ = input_.Oid();
        object_told_ = false;
        state_ = object_ == 0 ? State::kEnded : State::kChunks;
        break;
      case State::kChunks: {
        const int32_t length = input_.Int32();
        if (length < 0) input_.Damaged("a chunk has an impossible length");
        left_ = static_cast<uint32_t>(length);
        if (left_ > 0) break;
        state_ = type_ == BlockType::kData ? State::kEnded : State::kObjects;
        if (!object_told_) {
          piece = {object_, {}};
          return true;
        }
        break;
      }
    }
  }
}

void BlockReader::SkipRest() {
  Piece piece;
  while (Next(piece)) {
  }
}

}  // namespace pgstow::pgdump
