// What belongs to a whole server and to none of its databases, as entries. Pure values.
#pragma once

#include <optional>
#include <vector>

#include "host/model/entry.h"

namespace pgstow::model {

// Groups in the order in which they are made; facets of an object follow it in its group. A group
// is absent when it was not asked for or the server has nothing of the kind.
struct Globals {
  using Group = std::optional<std::vector<Entry>>;
  Group roles;        // and their comments and security labels
  Group settings;     // of roles in all databases, one entry a role
  Group memberships;  // in the order in which their grantors may grant them
  Group parameters;   // privileges on configuration parameters
  Group tablespaces;  // and their privileges, comments and security labels
};

}  // namespace pgstow::model
