// Primary keys, unique and exclusion constraints: what indexes stand behind.
// Source: https://www.postgresql.org/docs/18/catalog-pg-constraint.html
#pragma once

#include <string>

#include "host/base/interned.h"
#include "host/catalog/kinds/index/index.h"

namespace pgstow::catalog {

struct KeyConstraint : Object {
  char type = 'p';  // p primary key, u unique, x exclusion
  bool deferrable = false;
  bool deferred = false;
  bool without_overlaps = false;  // its last key column is compared for overlap
  Oid index_oid = 0;
  const Index* index = nullptr;
  base::Interned exclusion;  // of an exclusion constraint: pg_get_constraintdef
};

// What stands behind ADD CONSTRAINT name.
std::string KeyDefinition(const KeyConstraint& constraint);

}  // namespace pgstow::catalog
