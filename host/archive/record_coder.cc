#include "host/archive/record_coder.h"

namespace pgstow::archive {
namespace {

// Beside PGSTOW_RECORD_*, in contexts.
constexpr uint32_t kPiece = 3;

}  // namespace

std::span<const std::byte> RecordCoder::Seal(uint32_t which, std::span<const std::byte> record) {
  return bench_.Encode(record, ContextOfRecord(archive_, which, chain_->spec()), verify_);
}

std::span<const std::byte> RecordCoder::Open(uint32_t which, std::span<const std::byte> stored,
                                             size_t most) {
  return bench_.Decode(stored, ContextOfRecord(archive_, which, chain_->spec()), most);
}

std::span<const std::byte> RecordCoder::EncodePiece(std::span<const std::byte> piece) {
  return Seal(kPiece, piece);
}

std::span<const std::byte> RecordCoder::DecodePiece(std::span<const std::byte> stored,
                                                    size_t most) {
  return Open(kPiece, stored, most);
}

}  // namespace pgstow::archive
