// What a stream of frames brought of each part.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include <pgstow/format.h>

#include "host/archive/part_check.h"
#include "host/archive/piece_reader.h"
#include "host/model/entry.h"

namespace pgstow::archive {

// Keeps an account of every part that a TOC lists. One thread.
class StreamAccounts {
 public:
  // What came of one part. The sums are dropped once the part is whole: there may be many parts.
  struct Account {
    const model::Entry* entry = nullptr;
    std::optional<PartSums> sums;
    std::optional<DataEndRemover> end;
    std::optional<model::Part> whole;
  };

  // `toc` is the early or final one; it and `chain` outlive this. `ends_data`: the raw bytes are
  // looked at, of a layout that has PGSTOW_ENDS_COPY.
  StreamAccounts(const model::Toc& toc, const Chain& chain, bool ends_data);

  // The account of a frame's part, its sums begun. Throws kCorrupt for a part that the TOC does not
  // list or that was whole before.
  Account& Of(const pgstow_frame& frame);

  // Takes a frame that ends a part. Throws DataError (kCorrupt) unless what came is what it tells.
  void EndPart(const pgstow_frame& frame, Account& account) const;

  // Throws DataError (kCorrupt) unless what came is what `final` tells, which has the entries of
  // the TOC that this began with.
  void CheckAgainst(const model::Toc& final) const;

 private:
  PartSums NewSums(model::DumpId entry, uint32_t part) const;

  const model::Toc& toc_;
  const Chain& chain_;
  std::map<std::pair<model::DumpId, uint32_t>, Account> accounts_;
};

}  // namespace pgstow::archive
