#include "host/catalog/basics.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "host/catalog/kind.h"

namespace pgstow::catalog {
namespace {

void ReadNames(pg::Connection& connection, std::string_view sql,
               std::map<Oid, std::string>& names) {
  connection.Stream(sql, [&names](const pg::Row& row) { names[row.oid(0)] = row.text(1); });
}

void ReadExtensionMembers(pg::Connection& connection, CatalogStore& store) {
  connection.Stream(
      "SELECT classid, objid, refobjid FROM pg_catalog.pg_depend "
      "WHERE refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND deptype = 'e'",
      [&store](const pg::Row& row) {
        store.extension_members[{row.oid(0), row.oid(1)}] = row.oid(2);
      });
}

void ReadInitialPrivileges(pg::Connection& connection, CatalogStore& store) {
  connection.Stream(
      "SELECT classoid, objoid, objsubid, initprivs FROM pg_catalog.pg_init_privs",
      [&store](const pg::Row& row) {
        store.initial_privileges[{{row.oid(0), row.oid(1)}, static_cast<int32_t>(row.integer(2))}] =
            pg::ParseArray(row.text(3));
      });
}

// Comments of what initdb made are left out, but for schemas: public may have a changed one. Large
// objects may have any OID.
void ReadComments(pg::Connection& connection, CatalogStore& store) {
  connection.Stream(
      "SELECT classoid, objoid, objsubid, description FROM pg_catalog.pg_description "
      "WHERE objoid >= 16384 OR classoid = ANY (ARRAY['pg_catalog.pg_namespace',"
      "  'pg_catalog.pg_largeobject']::pg_catalog.regclass[]) "
      "ORDER BY classoid, objoid, objsubid",
      [&store](const pg::Row& row) {
        store.comments[{row.oid(0), row.oid(1)}].push_back(
            {static_cast<int32_t>(row.integer(2)), std::string(row.text(3))});
      });
  connection.Stream(
      "SELECT classoid, objoid, description FROM pg_catalog.pg_shdescription "
      "WHERE classoid = 'pg_catalog.pg_database'::pg_catalog.regclass",
      [&store](const pg::Row& row) {
        store.comments[{row.oid(0), row.oid(1)}].push_back({0, std::string(row.text(2))});
      });
}

void ReadSecurityLabels(pg::Connection& connection, CatalogStore& store) {
  connection.Stream(
      "SELECT classoid, objoid, objsubid, provider, label FROM pg_catalog.pg_seclabel UNION ALL "
      "SELECT classoid, objoid, 0, provider, label FROM pg_catalog.pg_shseclabel "
      "WHERE classoid = 'pg_catalog.pg_database'::pg_catalog.regclass "
      "ORDER BY classoid, objoid, objsubid, provider",
      [&store](const pg::Row& row) {
        store.security_labels[{row.oid(0), row.oid(1)}].push_back(
            {.sub = static_cast<int32_t>(row.integer(2)),
             .provider = std::string(row.text(3)),
             .text = std::string(row.text(4))});
      });
}

// A row of pg_depend between two objects that were read.
struct Edge {
  CatalogId of;
  int32_t sub = 0;
  Object* object = nullptr;
  Object* referenced = nullptr;
  bool internal = false;
};

}  // namespace

void ReadBasics(pg::Connection& connection, CatalogStore& store) {
  store.server_major = connection.server_version() / 10000;
  store.database = connection.database();
  ReadNames(connection, "SELECT oid, rolname FROM pg_catalog.pg_roles", store.role_names);
  ReadNames(connection, "SELECT oid, nspname FROM pg_catalog.pg_namespace", store.schema_names);
  ReadNames(connection, "SELECT oid, lanname FROM pg_catalog.pg_language", store.language_names);
  ReadNames(connection, "SELECT oid, amname FROM pg_catalog.pg_am WHERE amtype = 't'",
            store.table_am_names);
  ReadNames(connection, "SELECT oid, spcname FROM pg_catalog.pg_tablespace",
            store.tablespace_names);
  ReadExtensionMembers(connection, store);
  ReadInitialPrivileges(connection, store);
  ReadComments(connection, store);
  ReadSecurityLabels(connection, store);
}

void ReadDependencies(pg::Connection& connection, CatalogStore& store) {
  std::vector<Edge> edges;
  // 'p' (pinned, before 14) and 'e' (extension members) order nothing.
  connection.Stream(
      "SELECT classid, objid, objsubid, refclassid, refobjid, deptype FROM pg_catalog.pg_depend "
      "WHERE deptype <> 'p' AND deptype <> 'e'",
      [&](const pg::Row& row) {
        Object* object = store.Find(row.oid(0), row.oid(1));
        if (object == nullptr) return;
        Object* referenced = store.Find(row.oid(3), row.oid(4));
        if (referenced == nullptr || referenced == object) return;
        edges.push_back({.of = {row.oid(0), row.oid(1)},
                         .sub = static_cast<int32_t>(row.integer(2)),
                         .object = object,
                         .referenced = referenced,
                         .internal = row.character(5) == 'i'});
      });
  // Sorting them takes the server far longer. Rows that nothing tells apart stay in the order of
  // the catalog.
  std::ranges::stable_sort(edges, {},
                           [](const Edge& edge) { return std::pair(edge.of, edge.sub); });
  for (const Edge& edge : edges) {
    // The relation of a composite type is internal to the type, while the type needs what the
    // relation's columns need: this edge is turned round.
    const bool composite = edge.internal && edge.object->catalog.table == kPgClass &&
                           edge.referenced->catalog.table == kPgType;
    if (composite) {
      edge.referenced->dependencies.push_back(edge.object->id);
    } else {
      edge.object->dependencies.push_back(edge.referenced->id);
    }
  }
}

}  // namespace pgstow::catalog
