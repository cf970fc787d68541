// Reads all data of an archive in its own order and keeps account of what came.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "host/archive/part_check.h"
#include "host/archive/piece_reader.h"
#include "host/archive/reader.h"
#include "host/archive/seal_opener.h"
#include "host/archive/workbench.h"
#include "host/loader/format_proxy.h"

namespace pgstow::archive {

class StreamPass {
 public:
  // `toc` is the early or final one; it and `chain` outlive this. `ends_data`: the layout has
  // PGSTOW_ENDS_COPY.
  StreamPass(const model::Toc& toc, const Chain& chain, bool ends_data);

  // Reads to the end, `piece` as in Reader::ReadStream. Throws as PartReader::Next.
  void Run(loader::ReaderProxy& archive, Workbench& bench, const Reader::PieceFunction& piece);

  // Throws kCorrupt unless what came is what `final` tells, which has the entries of the TOC that
  // the pass began with.
  void CheckAgainst(const model::Toc& final) const;

 private:
  // What came of one part. The sums are dropped once the part is whole: there may be many parts.
  struct Account {
    const model::Entry* entry = nullptr;
    std::optional<PartSums> sums;
    std::optional<DataEndRemover> end;
    std::optional<model::Part> whole;
  };
  using PartKey = std::pair<model::DumpId, uint32_t>;

  Account& AccountOf(const pgstow_frame& frame);
  void ReadPieces(FrameQueue& queue, Workbench& bench, Account& account, PartKey key,
                  const Reader::PieceFunction& piece);
  PartMask MaskOf(const Account& account, uint32_t part) const;
  model::Part ReadOf(const Account& account, uint32_t part) const;
  static void CheckPart(const Account& account, const model::Part& read, const model::Part& told);
  void EndPart(const pgstow_frame& frame, Account& account) const;

  const model::Toc& toc_;
  const Chain& chain_;
  std::map<PartKey, Account> accounts_;
};

// Asks for the final TOC of an archive whose early one is `toc`, opened by `seal`, and takes the
// numbers of parts over. Throws kCorrupt when the two differ in anything else.
void ReadFinalToc(loader::ReaderProxy& archive, model::Toc& toc, SealOpener& seal);

}  // namespace pgstow::archive
