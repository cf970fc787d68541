// What the rooms of data types share.
// Source: https://www.postgresql.org/docs/18/catalog-pg-type.html
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/catalog/emitter.h"
#include "host/catalog/facets/columns.h"
#include "host/catalog/query.h"

namespace pgstow::catalog {

// A query of pg_type AS t for the types that fulfil `condition`, with the room's `own` columns.
// System types are left out, unless their privileges were changed. `joins`: further JOIN clauses.
template <class R>
Query<R> TypeQuery(std::string_view condition, std::vector<Column<R>> own,
                   std::string_view joins = "") {
  Query<R> query = {{
                        ObjectOid<R>("t.oid"),
                        {"t.typname", &R::name},
                        {"t.typnamespace", &R::schema_oid},
                        {"t.typowner", &R::owner_oid},
                        {"t.typacl", &R::acl},
                        BaseAcl<R>("CASE WHEN t.typacl IS NOT NULL"
                                   " THEN pg_catalog.acldefault('T', t.typowner) END"),
                    },
                    fmt::format("FROM pg_catalog.pg_type t {}\n"
                                "WHERE (t.oid >= 16384 OR t.typacl IS NOT NULL) AND ({})\n"
                                "ORDER BY t.oid",
                                joins, condition)};
  for (Column<R>& column : own) query.columns.push_back(std::move(column));
  return query;
}

// Facets of a type. `word`: "TYPE" or "DOMAIN"; privileges are on a TYPE in either case.
Facets TypeFacets(const Object& type, std::string_view word);

// Adds the entry of a type: owner, definition and what drops it. `word`: "TYPE" or "DOMAIN";
// `drop_option`: "CASCADE", or nothing.
void AddTypeEntry(const Object& type, std::string_view word, std::string definition, Emitter& out,
                  std::string_view drop_option = "");

}  // namespace pgstow::catalog
