#include "host/catalog/dependencies.h"

#include <algorithm>

namespace pgstow::catalog {
namespace {

// Catalogs have fixed OIDs, far below.
constexpr Oid kMostCatalog = 0xFFFF;

CatalogId ObjectOf(uint64_t of) {
  return {.table = static_cast<Oid>(of >> 48), .oid = static_cast<Oid>(of >> 16)};
}

}  // namespace

void Dependencies::Ask(Inquiry& inquiry) {
  // 'p' (pinned, before 14) and 'e' (extension members) order nothing.
  inquiry.AskApart(
      "SELECT classid, objid, objsubid, refclassid, refobjid, deptype FROM pg_catalog.pg_depend "
      "WHERE deptype <> 'p' AND deptype <> 'e'",
      [this](const pg::Row& row) {
        const Oid catalog = row.oid(0);
        const Oid needed_catalog = row.oid(3);
        if (catalog > kMostCatalog || needed_catalog > kMostCatalog) return;
        rows_.push_back({.of = uint64_t{catalog} << 48 | uint64_t{row.oid(1)} << 16 |
                               static_cast<uint16_t>(row.integer(2)),
                         .needed = row.oid(4),
                         .needed_catalog = static_cast<uint16_t>(needed_catalog),
                         .internal = row.character(5) == 'i'});
      });
}

void Dependencies::Link(const CatalogStore& store) {
  // Sorting them takes the server far longer. Rows that nothing tells apart stay in the order of
  // the catalog.
  std::ranges::stable_sort(rows_, {}, &Row::of);
  CatalogId of;
  Object* object = nullptr;
  for (const Row& row : rows_) {
    if (const CatalogId id = ObjectOf(row.of); id != of) {
      of = id;
      object = store.Find(of);
    }
    if (object == nullptr) continue;
    Object* const needed = store.Find(row.needed_catalog, row.needed);
    if (needed == nullptr || needed == object) continue;
    // The relation of a composite type is internal to the type, while the type needs what the
    // relation's columns need: this edge is turned round.
    if (row.internal && of.table == kPgClass && row.needed_catalog == kPgType) {
      needed->dependencies.push_back(object->id);
    } else {
      object->dependencies.push_back(needed->id);
    }
  }
  rows_ = {};
}

}  // namespace pgstow::catalog
