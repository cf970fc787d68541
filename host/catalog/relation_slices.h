// The relations that details are read of, dealt out to connections.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "host/catalog/catalog_store.h"

namespace pgstow::catalog {

// Ranges of OIDs with about as many interesting relations in each. Whoever asks everything about
// one range makes the server look up the facts about its relations once.
class RelationSlices {
 public:
  RelationSlices() = default;  // of no relations
  RelationSlices(const CatalogStore& store, size_t slices);

  // The text of a query for each slice, with its relations of these relkinds in the place of
  // kRelations; empty where there are none.
  std::vector<std::string> Texts(std::string_view sql, std::string_view relkinds) const;

 private:
  struct Member {
    Oid oid;
    char relkind;
  };
  std::vector<std::vector<Member>> slices_;
};

}  // namespace pgstow::catalog
