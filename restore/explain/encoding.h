// Whether text can be told to a database of another encoding. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "restore/explain/object.h"

namespace pgstow::explain {

// What a server says of the first character in `text`, which is in encoding `from`, that the
// database's encoding `to` lacks; nothing when there is none, or the encodings are not known here.
// Names of encodings are PostgreSQL's.
// Source: https://www.postgresql.org/docs/18/multibyte.html
std::optional<Complaint> Unconvertible(std::string_view text, std::string_view from,
                                       std::string_view to);

}  // namespace pgstow::explain
