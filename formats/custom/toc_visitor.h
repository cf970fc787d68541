// Walks the body of a TOC record message by message, so that a large TOC never stands in memory as
// objects.
#pragma once

#include <cstdint>
#include <string_view>

#include <pgstow/sdk/toc.h>

#include "formats/custom/fields.h"
#include "formats/custom/stored_entry.h"

namespace pgstow::v1 {
class Header;
}  // namespace pgstow::v1

namespace pgstow::custom {

// The body of a TOC record, and where the record stands, for messages.
struct TocBody {
  Bytes bytes;
  uint64_t offset = 0;
  std::string_view name;  // "the final table of contents"
  // Undoes the chain of what is in groups; nullptr: there is nobody to do it.
  const sdk::TocSink* decoder = nullptr;
  bool texts = true;  // false: entries in groups come without
};

[[noreturn]] void ThrowDamagedToc(const TocBody& body, std::string_view why);

// Gets what is in a TOC, in the order of its bytes. A visitor may throw.
class TocVisitor {
 public:
  virtual ~TocVisitor() = default;
  virtual void OnHeader(v1::Header& /*header*/) {}
  virtual void OnName(Bytes /*name*/) {}                 // lives as long as the body
  virtual void OnGroup() {}                              // before its entries
  virtual void OnEntry(const StoredEntry& /*entry*/) {}  // valid during the call
  // False for who needs nothing but header and names: groups are passed over.
  virtual bool wants_groups() const { return true; }
};

// Throws PGSTOW_E_CORRUPT when the body is no Toc message. Fields that are not known are passed
// over.
void VisitToc(const TocBody& body, TocVisitor& visitor);

}  // namespace pgstow::custom
