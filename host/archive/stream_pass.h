// Reads all data of an archive in its own order and keeps account of what came.
#pragma once

#include "host/archive/piece_reader.h"
#include "host/archive/reader.h"
#include "host/archive/seal_opener.h"
#include "host/archive/stream_accounts.h"
#include "host/archive/workbench.h"
#include "host/loader/format_proxy.h"

namespace pgstow::archive {

class StreamPass {
 public:
  // `toc` is the early or final one; it and `chain` outlive this. `ends_data`: the layout has
  // PGSTOW_ENDS_COPY.
  StreamPass(const model::Toc& toc, const Chain& chain, bool ends_data)
      : toc_(toc), accounts_(toc, chain, ends_data) {}

  // Reads to the end, `piece` as in Reader::ReadStream. Throws as PartReader::Next.
  void Run(loader::ReaderProxy& archive, Workbench& bench, const Reader::PieceFunction& piece);

  // Throws kCorrupt unless what came is what `final` tells, which has the entries of the TOC that
  // the pass began with.
  void CheckAgainst(const model::Toc& final) const { accounts_.CheckAgainst(final); }

 private:
  void ReadPieces(FrameQueue& queue, Workbench& bench, StreamAccounts::Account& account,
                  const Reader::PieceFunction& piece);

  const model::Toc& toc_;
  StreamAccounts accounts_;
};

// Asks for the final TOC of an archive whose early one is `toc`, opened by `seal`, and takes the
// numbers of parts over. Throws kCorrupt when the two differ in anything else.
void ReadFinalToc(loader::ReaderProxy& archive, model::Toc& toc, SealOpener& seal);

}  // namespace pgstow::archive
