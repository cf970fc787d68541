// Indexes, those behind constraints included.
// Source: https://www.postgresql.org/docs/18/catalog-pg-index.html
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "host/catalog/kinds/relation.h"

namespace pgstow::catalog {

struct KeyConstraint;

// An index that a constraint stands for is a node without an entry of its own.
struct Index : Object {
  bool nulls_not_distinct = false;
  bool clustered = false;
  bool replica_identity = false;
  bool unique = false;
  int32_t keys = 0;  // how many of its columns are keys, the rest is included
  Oid table_oid = 0;
  Oid parent_oid = 0;  // the partitioned index it is a part of; 0: none
  Relation* table = nullptr;
  KeyConstraint* constraint = nullptr;  // that it is behind; nullptr: none
  std::string definition;            // pg_get_indexdef; empty of a key constraint's and of one that
                                     // takes but its column, which IndexDefinition spells
  base::Interned tablespace;         // empty: the database's default
  ShortList<uint32_t> columns;       // attnum of each, 0 for an expression; included ones last
  RareList<std::string> options;     // reloptions, each name=value
  RareList<std::string> statistics;  // "n SET STATISTICS m" of each column with a target
  RareList<std::string> depends_on_extensions;  // that it goes with

  std::string QualifiedName() const;
  char relkind() const;  // pg_class.relkind: 'i', or 'I' of a partitioned table
};

// The statement that makes it, without a semicolon.
std::string IndexDefinition(const Index& index);

// Makes `index` a part of `whole`.
struct IndexAttach : Object {
  const Index* index = nullptr;
  const Index* whole = nullptr;
};

// What follows the statement that makes the index, whether that is CREATE INDEX or ADD CONSTRAINT:
// CLUSTER ON, statistics targets, REPLICA IDENTITY, DEPENDS ON EXTENSION. Each as ALTER.
std::string IndexSettings(const Index& index);

}  // namespace pgstow::catalog
