#include "host/catalog/newer.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

#include "host/catalog/known_catalogs.h"

namespace pgstow::catalog {
namespace {

const KnownCatalog* FindCatalog(std::string_view name) {
  const auto catalogs = KnownCatalogs();
  const auto found = std::ranges::find(catalogs, name, &KnownCatalog::name);
  return found == catalogs.end() ? nullptr : &*found;
}

bool HasColumn(const KnownCatalog& catalog, std::string_view column) {
  return fmt::format(" {} ", catalog.columns).find(fmt::format(" {} ", column)) !=
         std::string::npos;
}

// Tables that an extension put there are its own.
CatalogColumns ReadCatalogs(pg::Connection& connection) {
  CatalogColumns catalogs;
  connection.Stream(
      "SELECT c.relname, a.attname\n"
      "FROM pg_catalog.pg_class c\n"
      "JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid\n"
      "WHERE c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace AND c.relkind = 'r'\n"
      "AND a.attnum > 0 AND NOT a.attisdropped\n"
      "AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = c.oid\n"
      "  AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype = 'e')\n"
      "ORDER BY c.relname, a.attnum",
      [&catalogs](const pg::Row& row) {
        catalogs[std::string(row.text(0))].emplace_back(row.text(1));
      });
  return catalogs;
}

// Catalogs that lost a column since are left out: nothing can be asked about it.
std::string CodeQuery(const CatalogColumns& catalogs) {
  std::string sql;
  for (const auto& [catalog, column, codes] : KnownCodeColumns()) {
    const auto found = catalogs.find(std::string(catalog));
    if (found == catalogs.end()) continue;
    if (std::ranges::find(found->second, column) == found->second.end()) continue;
    fmt::format_to(std::back_inserter(sql),
                   "{}SELECT DISTINCT '{}' AS catalog, '{}' AS place, x.{}::pg_catalog.text AS code"
                   " FROM pg_catalog.{} x WHERE pg_catalog.strpos('{}', x.{}::pg_catalog.text) = 0",
                   sql.empty() ? "" : "\nUNION ALL ", catalog, column, column, catalog, codes,
                   column);
  }
  return sql.empty() ? sql : sql + "\nORDER BY 1, 2, 3";
}

}  // namespace

std::vector<std::string> UnknownCatalogs(const CatalogColumns& found) {
  std::vector<std::string> unknown;
  for (const auto& [name, columns] : found) {
    const KnownCatalog* known = FindCatalog(name);
    if (known == nullptr) {
      unknown.push_back(fmt::format("catalog pg_catalog.{}", name));
      continue;
    }
    for (const std::string& column : columns) {
      if (HasColumn(*known, column)) continue;
      unknown.push_back(fmt::format("column pg_catalog.{}.{}", name, column));
    }
  }
  return unknown;
}

std::vector<std::string> FindUnknown(pg::Connection& connection) {
  const CatalogColumns catalogs = ReadCatalogs(connection);
  std::vector<std::string> unknown = UnknownCatalogs(catalogs);
  const std::string sql = CodeQuery(catalogs);
  if (sql.empty()) return unknown;
  connection.Stream(sql, [&unknown](const pg::Row& row) {
    unknown.push_back(
        fmt::format("code \"{}\" in pg_catalog.{}.{}", row.text(2), row.text(0), row.text(1)));
  });
  return unknown;
}

}  // namespace pgstow::catalog
