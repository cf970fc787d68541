// What functions, procedures and aggregates have in common: the rows of pg_proc.
// Source: https://www.postgresql.org/docs/18/catalog-pg-proc.html
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "host/catalog/catalog_store.h"
#include "host/catalog/facets/columns.h"
#include "host/catalog/object.h"
#include "host/catalog/query.h"

namespace pgstow::catalog {

struct Routine : Object {
  std::string arguments;                         // as CREATE takes them, with defaults
  std::vector<std::string> argument_types;       // format_type of each input argument
  std::vector<std::string> argument_type_names;  // schema and bare name of each, alternating
  char parallel = 'u';                           // u unsafe, r restricted, s safe
};

// Takes what pg_get_function_arguments gave. Throws kServer when that is nothing: the server
// deparses from its latest state, where the routine may be no more.
void FillArguments(const pg::Row& row, int column, Routine& routine);

// A query of pg_proc AS p for the routines that fulfil `condition`, with the room's `own` columns.
// Built-in routines are many and never dumped: only those whose privileges were changed are read.
// `joins`: further JOIN clauses.
template <class R>
Query<R> RoutineQuery(std::string_view condition, std::vector<Column<R>> own,
                      std::string_view joins) {
  Query<R> query = {
      {
          ObjectOid<R>("p.oid"),
          {"p.proname", &R::name},
          {"p.pronamespace", &R::schema_oid},
          {"p.proowner", &R::owner_oid},
          {"p.proacl", &R::acl},
          BaseAcl<R>("CASE WHEN p.proacl IS NOT NULL"
                     " THEN pg_catalog.acldefault('f', p.proowner) END"),
          {"pg_catalog.pg_get_function_arguments(p.oid)",
           [](const pg::Row& row, int column, R& routine) { FillArguments(row, column, routine); }},
          {"ARRAY(SELECT pg_catalog.format_type(a.type, NULL)"
           " FROM pg_catalog.unnest(p.proargtypes) WITH ORDINALITY AS a(type, nr) ORDER BY a.nr)",
           &R::argument_types},
          {"ARRAY(SELECT pg_catalog.unnest(ARRAY[n.nspname, t.typname])"
           " FROM pg_catalog.unnest(p.proargtypes) WITH ORDINALITY AS a(type, nr)"
           " JOIN pg_catalog.pg_type t ON t.oid = a.type"
           " JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace ORDER BY a.nr)",
           &R::argument_type_names},
          {"p.proparallel", &R::parallel},
      },
      fmt::format("FROM pg_catalog.pg_proc p {}\n"
                  "LEFT JOIN pg_catalog.pg_init_privs i ON i.objoid = p.oid AND i.objsubid = 0\n"
                  "  AND i.classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass\n"
                  "WHERE ({})\n"
                  "  AND (p.oid >= 16384 OR p.proacl IS DISTINCT FROM i.initprivs)\n"
                  "ORDER BY p.oid",
                  joins, condition)};
  for (Column<R>& column : own) query.columns.push_back(std::move(column));
  return query;
}

// A routine as other objects name it, "app.f(integer, text)", quoted where needed; empty for NULL.
// From a column of RoutineReference.
std::string RoutineName(const pg::Row& row, int column);

// A column with the routine of this OID (an expression); 0: none.
template <auto member, class R>
Column<R> RoutineReference(std::string_view oid) {
  return Column<R>(
      fmt::format("(SELECT ARRAY[n.nspname, f.proname]::pg_catalog.text[] || ARRAY("
                  "SELECT pg_catalog.format_type(a.type, NULL)"
                  " FROM pg_catalog.unnest(f.proargtypes) WITH ORDINALITY AS a(type, nr)"
                  " ORDER BY a.nr) FROM pg_catalog.pg_proc f"
                  " JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace WHERE f.oid = {})",
                  oid),
      [](const pg::Row& row, int column, R& out) { out.*member = RoutineName(row, column); });
}

// Routines of one name: fewer arguments first, then by the types of the arguments.
int CompareRoutines(const Object& left, const Object& right, const CatalogStore& store);

}  // namespace pgstow::catalog
