// Primary keys, unique and exclusion constraints: what indexes stand behind.
// Source: https://www.postgresql.org/docs/18/catalog-pg-constraint.html
#pragma once

#include <string>

#include "host/catalog/kinds/index/index.h"

namespace pgstow::catalog {

struct KeyConstraint : Object {
  const Index* index = nullptr;
  Oid index_oid = 0;
  char type = 'p';        // p primary key, u unique, x exclusion
  std::string exclusion;  // of an exclusion constraint: pg_get_constraintdef
  bool deferrable = false;
  bool deferred = false;
  bool without_overlaps = false;  // its last key column is compared for overlap
};

// What stands behind ADD CONSTRAINT name.
std::string KeyDefinition(const KeyConstraint& constraint);

}  // namespace pgstow::catalog
