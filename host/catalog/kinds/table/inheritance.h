// What a child table says itself and what it leaves to its parents.
// Source: https://www.postgresql.org/docs/18/ddl-inherit.html
#pragma once

#include <functional>

#include "host/catalog/kinds/relation.h"

namespace pgstow::catalog {

// For every table with parents, once columns and expressions are read: decides which of its NOT
// NULL constraints are its own (NotNull::local), forgets generation expressions that the parents
// give it, and calls `no_default` for each column that lacks the default its parents have.
void ResolveInheritance(const CatalogStore& store,
                        const std::function<void(Relation&, RelationColumn&)>& no_default);

}  // namespace pgstow::catalog
