// The catalogs of the newest server that this program knows, PostgreSQL 18, as data.
#pragma once

#include <span>
#include <string_view>

namespace pgstow::catalog {

// A table of pg_catalog, and its columns with a space between them.
struct KnownCatalog {
  std::string_view name;
  std::string_view columns;
};

// Sorted by name.
std::span<const KnownCatalog> KnownCatalogs();

// A column of one-letter codes, and the codes that it may hold; besides, it may be empty.
struct KnownCodes {
  std::string_view catalog;
  std::string_view column;
  std::string_view codes;
};

// Those columns whose codes decide what is dumped.
std::span<const KnownCodes> KnownCodeColumns();

}  // namespace pgstow::catalog
