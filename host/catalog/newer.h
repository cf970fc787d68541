// What a server that is newer than this program has and no room can know of.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "host/pg/connection.h"

namespace pgstow::catalog {

// Columns by catalog, as a server tells them.
using CatalogColumns = std::map<std::string, std::vector<std::string>>;

// What of `found` version 18 does not have, in words: "catalog pg_catalog.pg_new", and of catalogs
// that it has, "column pg_catalog.pg_class.relnew". In the order of `found`. Pure.
std::vector<std::string> UnknownCatalogs(const CatalogColumns& found);

// The same of the server, and the codes in its catalogs that version 18 does not have: "code "x" in
// pg_catalog.pg_class.relkind". Two queries. Throws ServerError.
std::vector<std::string> FindUnknown(pg::Connection& connection);

}  // namespace pgstow::catalog
