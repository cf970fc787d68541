// TOCs as the bodies of records: pgstow.v1.Toc of proto/pgstow/v1/toc.proto.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <pgstow/sdk/toc.h>

#include "formats/custom/toc_messages.h"
#include "pgstow/v1/toc.pb.h"

namespace pgstow::custom {

// A serialised Toc in pieces that make one when put together: header and names, then the entries,
// as many pieces as there are groups. So a large TOC is never copied as a whole.
using EncodedToc = std::vector<std::string>;

// Encodes the early TOC of an archive and then the final one, which has the same entries. One
// thread.
class TocEncoder {
 public:
  // TOCs with fewer bytes of entries stand as layout 1.0 has them; more are told in groups.
  static constexpr size_t kGroupedFrom = size_t{64} << 10;

  explicit TocEncoder(const sdk::Toc& early, size_t grouped_from = kGroupedFrom);

  bool grouped() const { return grouped_; }

  // Throws PGSTOW_E_MEMORY when the TOC is longer than kMaxTocBytes, or has more of something than
  // a TOC may have.
  EncodedToc Encode(const sdk::Toc& toc);

 private:
  // Entries that are kept together.
  struct Group {
    size_t first = 0;
    size_t end = 0;
    bool has_parts = false;  // whose numbers differ between the two TOCs
    size_t parts = 0;
    size_t ids = 0;
    size_t fact_bytes = 0;  // before the chain
    size_t raw_bytes = 0;   // of facts and texts
    v1::Group message;
  };

  void AddPlain(const sdk::Toc& toc, EncodedToc& encoded);
  void AddGroups(const sdk::Toc& toc, EncodedToc& encoded);
  void AddGroup(Group& group, EncodedToc& encoded);
  Group NewGroup(const sdk::Toc& toc, size_t first);
  void EncodeFactsOf(const sdk::Toc& toc, Group& group);
  void AddRaw(size_t bytes);

  bool grouped_;
  v1::Toc names_message_;  // the names alone
  NameTable names_{names_message_};
  std::vector<Group> groups_;  // of the early TOC, where encoding is more than copying
  size_t raw_bytes_ = 0;       // of the TOC being encoded, as the two below
  size_t parts_ = 0;           // of its groups
  size_t ids_ = 0;
};

}  // namespace pgstow::custom
