// The table whose rows a user asks for. Pure.
#pragma once

#include <string>
#include <string_view>

#include "host/model/entry.h"

namespace pgstow::rows {

// The entry that has the rows of the table of that name ("name", "schema.name", quoted or not).
// Throws kUsage when it is no name, kNotFound, naming the tables that it may stand for, when there
// is no such table, none with rows, or more than one.
const model::Entry& FindTable(const model::Toc& toc, std::string_view name);

// The table of such an entry as messages name it: schema.name.
std::string NameOf(const model::Entry& entry);

}  // namespace pgstow::rows
