// Which commands a dump has in an entry of a kind. Pure; a table.
#pragma once

#include <span>
#include <string_view>

#include "host/model/entry.h"
#include "restore/explain/tokens.h"

namespace pgstow::inspect {

// Whether dumps of pg_dump and pgstow have such a command, of that name (CommandName), in the
// definition of such an entry. Of kinds that are not known, only what makes or alters an object of
// that kind.
bool IsExpected(const model::Entry& entry, std::string_view name,
                std::span<const explain::Token> command);

// The same for what removes it.
bool IsExpectedDrop(const model::Entry& entry, std::string_view name,
                    std::span<const explain::Token> command);

// Whether the command makes the entry's schema the one that names without a schema are of, as what
// old archives hold begins.
bool SetsItsPath(const model::Entry& entry, std::span<const explain::Token> command);

}  // namespace pgstow::inspect
