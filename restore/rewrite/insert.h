// Rows that an archive keeps as INSERT statements, for tables whose schema is called otherwise.
// Pure.
#pragma once

#include <string>
#include <string_view>

#include "restore/rewrite/maps.h"

namespace pgstow::rewrite {

// The statement with the schema of its table mapped; all else, the rows, is kept byte for byte.
std::string MappedInsert(std::string_view statement, const NameMap& schemas);

}  // namespace pgstow::rewrite
