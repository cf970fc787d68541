// Sends the records of a sealed archive that are no frames through its chain.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>

#include "host/archive/chain.h"
#include "host/archive/frame_context.h"

namespace pgstow::archive {

// One thread at a time.
class RecordCoder {
 public:
  // `chain` has keys.
  RecordCoder(std::shared_ptr<const Chain> chain, const ArchiveId& archive)
      : chain_(std::move(chain)), archive_(archive) {}

  const Chain& chain() const { return *chain_; }

  // What is stored for a record, PGSTOW_RECORD_*, and back. Valid until the next call. Open throws
  // kCorrupt for what was not stored for that record of that archive, and for what becomes more
  // than `most` bytes.
  std::span<const std::byte> Seal(uint32_t which, std::span<const std::byte> record);
  std::span<const std::byte> Open(uint32_t which, std::span<const std::byte> stored, size_t most);

 private:
  std::shared_ptr<const Chain> chain_;
  ArchiveId archive_;
  std::unique_ptr<Chain::Coder> encoder_;  // made when first wanted
  std::unique_ptr<Chain::Coder> decoder_;
};

}  // namespace pgstow::archive
