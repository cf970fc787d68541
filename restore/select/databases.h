// Which databases of an archive are wanted. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "host/model/entry.h"

namespace pgstow::select {

// Nothing given: all there is.
struct DatabaseOptions {
  std::vector<std::string> names;     // --database: to the letter
  std::vector<std::string> excluded;  // --exclude-database: psql's patterns
  bool globals = false;               // --globals: what is the server's own
  // --no-create: the database is there already, under whatever name.
  bool no_create = false;
};

// What of an archive they mean.
struct Databases {
  std::vector<uint32_t> numbers;  // as Entry::database, in the order of the archive
  bool globals = false;           // and what is the server's own
  bool named = false;             // each of them is wanted by its name
  bool globals_named = false;     // --globals is given
};

// Of an archive of several databases. Throws kNotFound for a name that the archive does not have,
// naming the nearest and all that there are; kUsage for a pattern that can't be, when nothing is
// left, and for no_create with anything but one database.
Databases ChooseDatabases(const model::TocHeader& header, const DatabaseOptions& options);

// Of an archive of one database: throws, as above, unless that one is wanted and nothing else.
void CheckOneDatabase(const model::TocHeader& header, const DatabaseOptions& options);

}  // namespace pgstow::select
