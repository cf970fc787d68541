#include "host/archive/record_coder.h"

#include "host/archive/workbench.h"

namespace pgstow::archive {

std::span<const std::byte> RecordCoder::Seal(uint32_t which, std::span<const std::byte> record) {
  if (!encoder_) encoder_ = chain_->NewEncoder();
  return encoder_->Run(record, ContextOfRecord(archive_, which, chain_->spec()),
                       MostEncoded(record.size()));
}

std::span<const std::byte> RecordCoder::Open(uint32_t which, std::span<const std::byte> stored,
                                             size_t most) {
  if (!decoder_) decoder_ = chain_->NewDecoder();
  return decoder_->Run(stored, ContextOfRecord(archive_, which, chain_->spec()), most);
}

}  // namespace pgstow::archive
