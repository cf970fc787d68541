// An archive in a regular file: its preamble and footer, and records at given places.
#pragma once

#include <cstdint>
#include <span>

#include <pgstow/sdk/file.h>

#include "formats/custom/buffer.h"
#include "formats/custom/footer.h"
#include "formats/custom/preamble.h"
#include "formats/custom/record.h"
#include "formats/custom/state_area.h"

namespace pgstow::custom {

// What stands before the records of a seekable file. Both throw PGSTOW_E_CORRUPT,
// PGSTOW_E_TRUNCATED or PGSTOW_E_VERSION.
Preamble ReadPreamble(const sdk::File& file);
ChainState ReadChainState(const sdk::File& file, const Preamble& preamble);  // of a sealed archive

// Immutable once made; any thread.
class ArchiveFile {
 public:
  // Reads preamble and footer, and nothing else. Throws PGSTOW_E_CORRUPT, PGSTOW_E_TRUNCATED or
  // PGSTOW_E_VERSION. `file` is seekable and outlives this.
  explicit ArchiveFile(const sdk::File& file);

  const Preamble& preamble() const { return preamble_; }
  const Footer& footer() const { return footer_; }
  uint64_t early_toc_offset() const { return RecordsOffset(preamble_); }
  const ChainState& chain_state() const { return chain_state_; }  // of a sealed archive

  // The body of the record of that type which fills the file from `offset` to `end`, its checksum
  // checked. It points into `buffer`, which keeps its memory from call to call. Throws
  // PGSTOW_E_CORRUPT.
  Bytes ReadRecord(RecordType type, uint64_t offset, uint64_t end, Buffer& buffer) const;

  // Where the record at `offset`, which is of that type, ends. Throws PGSTOW_E_CORRUPT.
  uint64_t EndOfRecord(RecordType type, uint64_t offset) const;

 private:
  void ThrowIfBytesFollow(uint64_t size) const;
  void ReadExactly(uint64_t offset, std::span<uint8_t> room) const;

  const sdk::File& file_;
  Preamble preamble_;
  ChainState chain_state_;
  Footer footer_;
};

}  // namespace pgstow::custom
