// --as-role: what an archive from somebody unknown says is run by a role that can do little, and
// what no dump says is not run at all.
#pragma once

#include <cstddef>
#include <memory>

#include "host/model/entry.h"
#include "host/pg/connection.h"
#include "restore/execute/restore.h"
#include "restore/select/select.h"

namespace pgstow::execute {

// Connects for a restore. With options.as_role the session is that role's from its start, so that
// no RESET ROLE in the archive gives it another's rights; it is refused (kUnsupported, with the
// right that is too much and whose it is) when it, or a role that it is a member of, has rights
// over the server. Nothing of the archive was run then.
std::unique_ptr<pg::Connection> ConnectForRestore(const RestoreOptions& options);

// Takes out of the selection what takes a superuser, and what belongs to that, and warns of each;
// returns how many entries that are. Throws kInput when something selected holds what no dump has
// (restore/inspect), after an error for each such entry.
size_t LeaveOutPowers(const model::Toc& toc, select::Selection& selection);

}  // namespace pgstow::execute
