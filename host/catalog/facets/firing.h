// When triggers and rules fire, by what the session is replicating.
// Source:
// https://www.postgresql.org/docs/18/runtime-config-client.html#GUC-SESSION-REPLICATION-ROLE
#pragma once

#include <string_view>

namespace pgstow::catalog {

// The state they are made in: they fire in sessions that replicate nothing.
inline constexpr char kFiresOnOrigin = 'O';

// What ALTER … says of a state as the catalogs hold it (tgenabled, ev_enabled): "ENABLE",
// "DISABLE", "ENABLE ALWAYS" or "ENABLE REPLICA".
std::string_view FiringWord(char state);

}  // namespace pgstow::catalog
