// Types that begin as shells: a base type's input function returns the type, so the type has to be
// there by name before it can be defined.
// Source: https://www.postgresql.org/docs/18/sql-createtype.html (Shell Types)
#pragma once

#include <memory>

#include "host/catalog/catalog_store.h"
#include "host/catalog/object.h"

namespace pgstow::catalog {

// What announces a type before the functions that it is defined with. It has no row of its own.
struct ShellType : Object {
  bool needed =
      false;  // a function that is dumped needs it; set by the rule that breaks their loop
};

// A base type or a range type.
struct TypeWithFunctions : Object {
  ShellType* shell = nullptr;
};

// Adds the shell that goes before `type`, which is in the store already.
void AddShell(TypeWithFunctions& type, CatalogStore& store);

}  // namespace pgstow::catalog
