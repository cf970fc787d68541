// In which order `pgstow restore` does things.
#pragma once

#include <vector>

#include "host/base/options.h"
#include "restore/plan/arrange.h"

namespace pgstow::cli {

// --first, --data-order, --force-order. A list that breaks dependencies is repaired unless the user
// forces it. To pg_restore a list is right as it is: it has none of these.
std::vector<base::Option> OrderRows(plan::OrderOptions& order);

}  // namespace pgstow::cli
