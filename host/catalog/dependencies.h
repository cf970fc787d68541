// What pg_depend tells: which objects need which.
// Source: https://www.postgresql.org/docs/18/catalog-pg-depend.html
#pragma once

#include <cstdint>
#include <vector>

#include "host/catalog/catalog_store.h"
#include "host/catalog/inquiry.h"

namespace pgstow::catalog {

// There are more of its rows than of all others together, and the snapshot alone decides on them.
// So they are asked for while other connections list relations and lock them, and wait, in 16 bytes
// each, until it is known which of the objects they speak of are read at all.
class Dependencies {
 public:
  // Must outlive the inquiry.
  void Ask(Inquiry& inquiry);

  // Turns the rows into dependencies between objects of the store, which has all of them, and
  // forgets them.
  void Link(const CatalogStore& store);

 private:
  struct Row {
    uint64_t of = 0;  // catalog, object and column, in this order
    Oid needed = 0;
    uint16_t needed_catalog = 0;
    bool internal = false;
  };

  std::vector<Row> rows_;
};

}  // namespace pgstow::catalog
