// Reads all data of an archive as it is stored: no filter is run.
#pragma once

#include <cstdint>
#include <functional>

#include <pgstow/format.h>

#include "host/archive/part_check.h"
#include "host/archive/stream_accounts.h"
#include "host/loader/format_proxy.h"
#include "host/model/entry.h"

namespace pgstow::archive {

// What the format plugin checks of a frame (its stored checksum, if the layout has one) is checked
// by reading it; the pass adds that frames stand in sequence and that each part has the numbers
// which the TOC tells. One thread.
class StoredPass {
 public:
  using FrameFunction = std::function<void(const pgstow_frame&)>;

  // `toc` and `chain` outlive this; `frame` gets every frame and may be empty.
  StoredPass(const model::Toc& toc, const Chain& chain, FrameFunction frame);

  // Part by part, of an archive that can be read in any order.
  void ReadParts(loader::ReaderProxy& archive);

  // In the order of the archive; CheckAgainst follows, with the final TOC.
  void ReadStream(loader::ReaderProxy& archive);
  void CheckAgainst(const model::Toc& final) const { accounts_.CheckAgainst(final); }

 private:
  void Take(const pgstow_frame& frame, const model::Entry& entry, PartSums& sums) const;

  const model::Toc& toc_;
  const Chain& chain_;
  FrameFunction frame_;
  StreamAccounts accounts_;  // of a stream
};

}  // namespace pgstow::archive
