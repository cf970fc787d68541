#include "host/catalog/basics.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "host/catalog/kind.h"

namespace pgstow::catalog {
namespace {

void AskNames(Inquiry& inquiry, std::string sql, std::map<Oid, std::string>& names) {
  inquiry.Ask(std::move(sql), [&names](const pg::Row& row) { names[row.oid(0)] = row.text(1); });
}

void AskExtensionMembers(Inquiry& inquiry, CatalogStore& store) {
  inquiry.Ask(
      "SELECT classid, objid, refobjid FROM pg_catalog.pg_depend "
      "WHERE refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND deptype = 'e'",
      [&store](const pg::Row& row) {
        store.extension_members[{row.oid(0), row.oid(1)}] = row.oid(2);
      });
}

void AskInitialPrivileges(Inquiry& inquiry, CatalogStore& store) {
  inquiry.Ask(
      "SELECT classoid, objoid, objsubid, initprivs FROM pg_catalog.pg_init_privs",
      [&store](const pg::Row& row) {
        store.initial_privileges[{{row.oid(0), row.oid(1)}, static_cast<int32_t>(row.integer(2))}] =
            pg::ParseArray(row.text(3));
      });
}

// Comments of what initdb made are left out, but for schemas: public may have a changed one. Large
// objects may have any OID.
void AskComments(Inquiry& inquiry, CatalogStore& store) {
  inquiry.Ask(
      "SELECT classoid, objoid, objsubid, description FROM pg_catalog.pg_description "
      "WHERE objoid >= 16384 OR classoid = ANY (ARRAY['pg_catalog.pg_namespace',"
      "  'pg_catalog.pg_largeobject']::pg_catalog.regclass[]) "
      "ORDER BY classoid, objoid, objsubid",
      [&store](const pg::Row& row) {
        store.comments[{row.oid(0), row.oid(1)}].push_back(
            {static_cast<int32_t>(row.integer(2)), std::string(row.text(3))});
      });
  inquiry.Ask(
      "SELECT classoid, objoid, description FROM pg_catalog.pg_shdescription "
      "WHERE classoid = 'pg_catalog.pg_database'::pg_catalog.regclass",
      [&store](const pg::Row& row) {
        store.comments[{row.oid(0), row.oid(1)}].push_back({0, std::string(row.text(2))});
      });
}

void AskSecurityLabels(Inquiry& inquiry, CatalogStore& store) {
  inquiry.Ask(
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

// Sorting them takes the server far longer. Rows that nothing tells apart stay in the order of the
// catalog.
void AddDependencies(std::vector<Edge>& edges) {
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
  edges = {};
}

}  // namespace

void AskBasics(Inquiry& inquiry, CatalogStore& store) {
  AskNames(inquiry, "SELECT oid, rolname FROM pg_catalog.pg_roles", store.role_names);
  AskNames(inquiry, "SELECT oid, nspname FROM pg_catalog.pg_namespace", store.schema_names);
  AskNames(inquiry, "SELECT oid, lanname FROM pg_catalog.pg_language", store.language_names);
  AskNames(inquiry, "SELECT oid, amname FROM pg_catalog.pg_am WHERE amtype = 't'",
           store.table_am_names);
  AskNames(inquiry, "SELECT oid, spcname FROM pg_catalog.pg_tablespace", store.tablespace_names);
  AskExtensionMembers(inquiry, store);
  AskInitialPrivileges(inquiry, store);
  AskComments(inquiry, store);
  AskSecurityLabels(inquiry, store);
  inquiry.Ask("SELECT pg_catalog.pg_relation_size('pg_catalog.pg_attribute')",
              [&store](const pg::Row& row) {
                store.bytes_of_columns = static_cast<uint64_t>(row.integer(0));
              });
}

void AskDependencies(Inquiry& inquiry, const CatalogStore& store) {
  const auto edges = std::make_shared<std::vector<Edge>>();
  // 'p' (pinned, before 14) and 'e' (extension members) order nothing.
  inquiry.Ask(
      "SELECT classid, objid, objsubid, refclassid, refobjid, deptype FROM pg_catalog.pg_depend "
      "WHERE deptype <> 'p' AND deptype <> 'e'",
      [&store, edges](const pg::Row& row) {
        Object* object = store.Find(row.oid(0), row.oid(1));
        if (object == nullptr) return;
        Object* referenced = store.Find(row.oid(3), row.oid(4));
        if (referenced == nullptr || referenced == object) return;
        edges->push_back({.of = {row.oid(0), row.oid(1)},
                          .sub = static_cast<int32_t>(row.integer(2)),
                          .object = object,
                          .referenced = referenced,
                          .internal = row.character(5) == 'i'});
      });
  inquiry.Then([edges] { AddDependencies(*edges); });
}

}  // namespace pgstow::catalog
