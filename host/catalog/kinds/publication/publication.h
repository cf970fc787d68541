// Publications, and what says which tables are in them.
// Source: https://www.postgresql.org/docs/18/catalog-pg-publication.html
#pragma once

#include <string>

#include "host/catalog/kind.h"

namespace pgstow::catalog {

struct Publication : Object {
  bool all_tables = false;
  // What of the tables' changes it publishes.
  std::string operations;  // "insert, update, delete, truncate", or fewer of them
  bool via_root = false;   // changes of partitions as those of the whole table
  bool stored_generated_columns = false;
};

}  // namespace pgstow::catalog
