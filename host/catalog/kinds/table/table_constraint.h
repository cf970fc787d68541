// Check constraints of tables, and NOT NULL constraints that are not validated.
// Source: https://www.postgresql.org/docs/18/catalog-pg-constraint.html
#pragma once

#include <string>

#include "host/catalog/kinds/relation.h"

namespace pgstow::catalog {

// `table` depends on it as long as it is written inline.
struct TableConstraint : Object {
  char type = 'c';        // c check, n NOT NULL
  bool local = true;      // stated for this table, not only inherited
  bool separate = false;  // added by ALTER TABLE, after the data
  Oid table_oid = 0;
  Relation* table = nullptr;
  base::Interned definition;  // pg_get_constraintdef: "CHECK (…)", "NOT NULL c NOT VALID"
};

// Writes it apart from its table, after the data, from now on.
void Separate(TableConstraint& constraint, CatalogStore& store);

// "CONSTRAINT name ON table": what its comment is on, and that comment's tag.
void EmitConstraintComment(const Object& constraint, std::string_view name, const Relation& table,
                           Emitter& out);

}  // namespace pgstow::catalog
