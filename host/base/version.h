// What this program is.
#pragma once

namespace pgstow::base {

// "0.1.0".
const char* Version();

// The release of PostgreSQL's tools whose options, messages and SQL text this program follows.
inline constexpr const char* kPostgresVersion = "18.0";

}  // namespace pgstow::base
