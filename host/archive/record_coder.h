// Sends the records of an archive that are no frames through its chain: whole ones where it seals,
// pieces of the table of contents where it does not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>

#include "host/archive/chain.h"
#include "host/archive/frame_context.h"
#include "host/archive/workbench.h"

namespace pgstow::archive {

// One thread at a time.
class RecordCoder {
 public:
  // `chain` has keys if it seals. With `verify` what is encoded is decoded again and compared.
  RecordCoder(std::shared_ptr<const Chain> chain, const ArchiveId& archive, bool verify = true)
      : chain_(std::move(chain)), archive_(archive), verify_(verify), bench_(*chain_) {}
  RecordCoder(const RecordCoder&) = delete;
  RecordCoder& operator=(const RecordCoder&) = delete;

  const Chain& chain() const { return *chain_; }

  // What is stored for a record, PGSTOW_RECORD_*, and back. Valid until the next call of either.
  // Open throws kCorrupt for what was not stored for that record of that archive, and for what
  // becomes more than `most` bytes.
  std::span<const std::byte> Seal(uint32_t which, std::span<const std::byte> record);
  std::span<const std::byte> Open(uint32_t which, std::span<const std::byte> stored, size_t most);

  // The same of pieces of the table of contents, whichever of the archive.
  std::span<const std::byte> EncodePiece(std::span<const std::byte> piece);
  std::span<const std::byte> DecodePiece(std::span<const std::byte> stored, size_t most);

 private:
  std::shared_ptr<const Chain> chain_;
  ArchiveId archive_;
  bool verify_;
  Workbench bench_;
};

}  // namespace pgstow::archive
