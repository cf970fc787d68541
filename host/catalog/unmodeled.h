// Objects of the database that no room models: found, so that nothing is lost in silence.
#pragma once

#include <string>
#include <vector>

#include "host/pg/connection.h"

namespace pgstow::catalog {

// One line per object ("aggregate public.my_sum(integer)"), in a fixed order; system objects and
// members of extensions are left out. One query.
std::vector<std::string> FindUnmodeled(pg::Connection& connection);

}  // namespace pgstow::catalog
