// The three ways to follow a plan: from an archive that can be read at random, over one connection
// or several, and from a pipe.
#pragma once

#include <cstdint>
#include <optional>

#include "host/archive/reader.h"
#include "restore/execute/database_target.h"
#include "restore/execute/target.h"
#include "restore/plan/plan.h"

namespace pgstow::execute {

// One step after the other.
void RunInOrder(archive::Reader& archive, const plan::Plan& plan, Target& target);

// As RunInOrder, of an archive that comes through a pipe: rows that come before their turn wait in
// a temporary file (in $TMPDIR, else /tmp), which needs room for them uncompressed.
void RunFromStream(archive::Reader& archive, const plan::Plan& plan, Target& target);

// The steps that are neither early nor concurrent over `first`, then the others over `jobs`
// connections: `first` and more like it. Each part of a table is loaded on its own. Returns the
// number of rows loaded.
uint64_t RunInParallel(archive::Reader& archive, const plan::Plan& plan, DatabaseTarget& first,
                       ErrorLedger& errors, int jobs);

// Loads one part, or with no `part` all parts as one. When they can't be read none of the rows
// stay.
void Load(archive::Reader& archive, const plan::Step& step, std::optional<uint32_t> part,
          Target& target);

// Loads all parts, as one or one after the other as the target wants it.
void Load(archive::Reader& archive, const plan::Step& step, Target& target);

}  // namespace pgstow::execute
