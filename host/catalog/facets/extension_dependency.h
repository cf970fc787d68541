// Objects that go when an extension does: ALTER … DEPENDS ON EXTENSION.
// Source: https://www.postgresql.org/docs/18/sql-alterindex.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "host/catalog/query.h"

namespace pgstow::catalog {

// Names of the extensions that an object goes with, as they were given. `catalog`: "pg_proc";
// `oid`: expression of the object's OID.
template <class R>
Column<R> DependsOnExtensions(std::string_view catalog, std::string_view oid,
                              RareList<std::string> R::*member) {
  return Column<R>(
      // Which objects do is asked once, by what little refers to extensions.
      fmt::format("CASE WHEN {1} IN (SELECT d.objid FROM pg_catalog.pg_depend d"
                  " WHERE d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass"
                  " AND d.classid = 'pg_catalog.{0}'::pg_catalog.regclass AND d.deptype = 'x')"
                  " THEN ARRAY(SELECT x.extname FROM pg_catalog.pg_depend d"
                  " JOIN pg_catalog.pg_extension x ON x.oid = d.refobjid"
                  " WHERE d.classid = 'pg_catalog.{0}'::pg_catalog.regclass AND d.objid = {1}"
                  " AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass"
                  " AND d.deptype = 'x' ORDER BY d.ctid) END",
                  catalog, oid),
      member);
}

// The statements that say so, each on a line of its own that starts with a newline; they end
// without one, as pg_dump writes them. `object`: kind and quoted name, "INDEX public.i".
std::string DependsOnExtensionStatements(std::string_view object,
                                         const std::vector<std::string>& extensions);

}  // namespace pgstow::catalog
