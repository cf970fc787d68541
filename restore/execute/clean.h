// --clean of a database, computed from what is in it.
#pragma once

#include <functional>
#include <string>

#include "host/model/entry.h"
#include "host/pg/connection.h"
#include "restore/plan/plan.h"
#include "restore/select/select.h"

namespace pgstow::execute {

// Reads what is in the database that a connection goes to, as a TOC with texts in `encoding`, over
// a connection of its own.
using DescribeTarget =
    std::function<model::Toc(const pg::Connection& target, const std::string& encoding)>;

struct CleanOptions {
  bool from_target = false;  // drop what is in the target; else what pg_restore would
  bool dependents = false;   // --drop-dependents: and what depends on that and is not restored
};

// Adds to the plan the drops of what is in the database and will be restored. Objects that depend
// on these and are not restored are told by name: as an error (kUnsupported) before anything is
// done, or as warnings when they are to be dropped too.
void PlanDrops(const pg::Connection& target, const DescribeTarget& describe,
               const CleanOptions& options, const model::Toc& archive,
               const select::Selection& selection, plan::Plan& plan);

}  // namespace pgstow::execute
