// Columns that most rooms' queries have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "host/catalog/query.h"

namespace pgstow::catalog {

// The OID of the object; its catalog is the kind's.
template <class R>
Column<R> ObjectOid(std::string_view expression) {
  return Column<R>(expression, [](const pg::Row& row, int column, R& out) {
    out.catalog.oid = row.oid(column);
  });
}

// The privileges that the object is born with, as aclitem[]: "acldefault('f', p.proowner)". What
// its extension gave it (pg_init_privs) replaces them when the object enters the store.
template <class R>
Column<R> BaseAcl(std::string_view expression) {
  return Column<R>(expression, [](const pg::Row& row, int column, R& out) {
    internal::Assign(row, column, out.acl.base);
  });
}

// Names of the extensions that the object goes with when they are dropped (ALTER … DEPENDS ON
// EXTENSION), as they were given. `catalog`: "pg_proc"; `oid`: expression of the object's OID.
template <class R>
Column<R> DependsOnExtensions(std::string_view catalog, std::string_view oid,
                              std::vector<std::string> R::*member) {
  return Column<R>(
      fmt::format("ARRAY(SELECT x.extname FROM pg_catalog.pg_depend d"
                  " JOIN pg_catalog.pg_extension x ON x.oid = d.refobjid"
                  " WHERE d.classid = 'pg_catalog.{}'::pg_catalog.regclass AND d.objid = {}"
                  " AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass"
                  " AND d.deptype = 'x' ORDER BY d.ctid)",
                  catalog, oid),
      member);
}

}  // namespace pgstow::catalog
