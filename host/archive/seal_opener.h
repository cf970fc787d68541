// Undoes the chain of what is no frame. Of sealed archives what stands in clear gives the chain,
// and the user's secrets give its keys; of others the table of contents names it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include <pgstow/format.h>

#include "host/archive/reader.h"
#include "host/archive/record_coder.h"
#include "host/loader/registry.h"
#include "host/model/entry.h"

namespace pgstow::archive {

// Of one archive. One thread at a time.
class SealOpener {
 public:
  // `doing` is what messages start with.
  SealOpener(const loader::Registry& registry, std::string doing)
      : registry_(registry), doing_(std::move(doing)) {}

  // As pgstow_toc_sink.sealed and open_record. The first Open asks for secrets; later ones throw
  // kCorrupt for another archive. Throw kUsage when no secret fits, kPlugin when the chain needs a
  // filter that is not there, kCorrupt.
  void Open(const pgstow_toc_header& clear);
  std::span<const std::byte> OpenRecord(uint32_t which, std::span<const std::byte> stored,
                                        uint64_t most);

  // Throws kCorrupt unless a TOC's header is of the archive that was opened, if one was.
  void TakeHeader(const model::TocHeader& header);

  // As pgstow_toc_sink.decode_piece, by the chain of the header that was taken. Throws kPlugin when
  // that needs a filter that is not there, kCorrupt.
  std::span<const std::byte> DecodePiece(std::span<const std::byte> stored, uint64_t most);

  // The chain with its keys; nullptr when nothing is sealed.
  std::shared_ptr<const Chain> chain() const { return chain_; }

 private:
  const loader::Registry& registry_;
  std::string doing_;
  std::shared_ptr<const Chain> chain_;
  std::string chain_text_;  // as it stands in clear
  ArchiveId archive_{};
  std::optional<RecordCoder> records_;
  std::optional<RecordCoder> pieces_;  // of an archive that is not sealed
};

// Throws kUsage when the options want a sealed archive, and the chain of this one does not seal.
void CheckSealed(const Chain& chain, const ReaderOptions& options, const std::string& doing);

// The chain that the data of an archive went through; `doing` is what messages start with. Throws
// kPlugin when it needs a filter that is not there, and kCorrupt when it seals, for then the
// archive keeps nothing that opens it.
std::shared_ptr<const Chain> OpenChain(const loader::Registry& registry, const std::string& chain,
                                       const std::string& doing);

}  // namespace pgstow::archive
