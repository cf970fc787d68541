// What of the database is wanted: patterns become sets of OIDs, asked from the server once each.
#pragma once

#include <set>

#include "host/catalog/catalog.h"
#include "host/catalog/catalog_store.h"
#include "host/catalog/object.h"

namespace pgstow::catalog {

// The answer to a command's patterns.
struct Selection {
  bool any_schema_pattern = false;     // -n was given: only `schemas`
  bool any_table_pattern = false;      // -t was given: only `tables`
  bool any_extension_pattern = false;  // -e was given: only `extensions`
  std::set<Oid> schemas;
  std::set<Oid> excluded_schemas;
  std::set<Oid> tables;
  std::set<Oid> excluded_tables;
  std::set<Oid> excluded_data;  // relations whose rows or state are left out
  std::set<Oid> extensions;
  std::set<Oid> excluded_extensions;
  std::set<Oid> foreign_servers;  // whose tables' rows are wanted

  // Components wanted of what is in this schema, of the relation itself, and of what is in none.
  uint32_t InSchema(Oid schema, std::string_view name) const;
  uint32_t Relation(Oid relation, Oid schema, std::string_view schema_name) const;
  uint32_t Global() const;
  // Of the extension itself, and so of the configuration it holds.
  uint32_t Extension(Oid extension) const;
};

// Resolves the patterns. Throws kNotFound when the include patterns of a switch match nothing.
Selection ResolveSelection(pg::Connection& connection, const ReadOptions& options);

// Sets Object::wanted of everything in the store.
void ApplySelection(CatalogStore& store, const Selection& selection, const ReadOptions& options);

}  // namespace pgstow::catalog
