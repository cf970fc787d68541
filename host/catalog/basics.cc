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
            {row.text(3)};
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

}  // namespace pgstow::catalog
