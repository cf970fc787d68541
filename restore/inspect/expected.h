// Which commands a dump has in an entry of a kind. Pure; a table.
#pragma once

#include <string_view>

#include "host/model/entry.h"

namespace pgstow::inspect {

// Whether dumps of pg_dump and pgstow have a command of that name (CommandName) in the definition
// of such an entry. Of kinds that are not known, only what makes or alters an object of that kind.
bool IsExpected(const model::Entry& entry, std::string_view command);

// The same for what removes it.
bool IsExpectedDrop(const model::Entry& entry, std::string_view command);

}  // namespace pgstow::inspect
