// String constants for sessions that may take backslashes for escapes. Pure.
// Source:
// https://www.postgresql.org/docs/18/runtime-config-compatible.html#GUC-STANDARD-CONFORMING-STRINGS
#pragma once

#include <string>
#include <string_view>

namespace pgstow::sql {

// As Literal (quote.h), for a session of that standard_conforming_strings, whatever the options
// say.
std::string LiteralFor(std::string_view value, bool standard_strings);

// One that means the same in every session. For values that are a stranger's.
inline std::string LiteralForAny(std::string_view value) { return LiteralFor(value, false); }

}  // namespace pgstow::sql
