// Columns that most rooms' queries have in common.
#pragma once

#include <string_view>

#include "host/catalog/query.h"

namespace pgstow::catalog {

// The OID of the object; its catalog is the kind's.
template <class R>
Column<R> ObjectOid(std::string_view expression) {
  return Column<R>(expression, [](const pg::Row& row, int column, R& out) {
    out.catalog.oid = row.oid(column);
  });
}

// The privileges that the object is born with, as aclitem[]: "acldefault('f', p.proowner)". They
// matter only where its own are set, so bulk queries leave them out else. What its extension gave
// it (pg_init_privs) replaces them when the object enters the store.
template <class R>
Column<R> BaseAcl(std::string_view expression) {
  return Column<R>(expression, [](const pg::Row& row, int column, R& out) {
    internal::Assign(row, column, out.acl.base);
  });
}

}  // namespace pgstow::catalog
